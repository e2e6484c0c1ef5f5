import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { SealedCookie } from "@/server/auth/sealed-cookie";
import { COOKIE_OPTIONS } from "@/server/auth/session-cookie";
import { type SimulationForm, simulationSchema } from "@/server/fees/simulation-schemas";
import { newId } from "@/server/platform/ids";
import { requestSite } from "./site";

/** Half an hour: the time to try a few answers, not to leave them on a shared computer. */
const LIFE_SECONDS = 30 * 60;

const kept = z.object({ city: z.string(), stamp: z.string(), form: z.unknown() });
const sealed = new SealedCookie("__Host-preau.simulation", kept, LIFE_SECONDS);

/** What a visitor answered in the simulator, and a mark that changes each time it is kept. */
export interface SimulationDraft {
  readonly form: SimulationForm;
  readonly stamp: string;
}

/** The answers given in this town, complete or not. They never travel in an address: a quotient is in them (F3). */
export async function readSimulation(): Promise<SimulationDraft | undefined> {
  const content = await sealed.open((await cookies()).get(sealed.name)?.value);
  if (!content || content.city !== (await requestSite()).city?.slug) return undefined;
  const form = simulationSchema.safeParse(content.form);
  return form.success ? { form: form.data, stamp: content.stamp } : undefined;
}

/** Only while a form is answered. */
export async function keepSimulation(form: SimulationForm): Promise<void> {
  const city = (await requestSite()).city?.slug ?? "";
  const token = await sealed.seal({ city, stamp: newId(), form });
  (await cookies()).set(sealed.name, token, { ...COOKIE_OPTIONS, maxAge: LIFE_SECONDS });
}

export async function forgetSimulation(): Promise<void> {
  (await cookies()).set(sealed.name, "", { ...COOKIE_OPTIONS, maxAge: 0 });
}
