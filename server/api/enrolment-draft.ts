import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { SealedCookie } from "@/server/auth/sealed-cookie";
import { COOKIE_OPTIONS, readSessionId } from "@/server/auth/session-cookie";

/** The time to find a document and send it. */
const LIFE_SECONDS = 60 * 60;

const draftSchema = z.object({
  /** The page that it was typed in. */
  page: z.enum(["form", "recap"]),
  activityId: z.uuid(),
  children: z.array(z.string()),
  /** As it was typed. */
  from: z.string(),
  comment: z.string(),
});
const sealed = new SealedCookie("__Host-preau.inscription", draftSchema.extend({ session: z.string() }), LIFE_SECONDS);

/** A request to enrol that waits while its parent sends a document (B1, D11). */
export type EnrolmentDraft = z.output<typeof draftSchema>;

/** Of this login only. What a parent writes to the town never travels in an address. */
export async function readEnrolmentDraft(): Promise<EnrolmentDraft | undefined> {
  const kept = await sealed.open((await cookies()).get(sealed.name)?.value);
  if (!kept || kept.session !== (await readSessionId())) return undefined;
  const { session: _, ...draft } = kept;
  return draft;
}

/** Only while a form is answered, as `forgetEnrolmentDraft`. */
export async function keepEnrolmentDraft(draft: EnrolmentDraft): Promise<void> {
  const token = await sealed.seal({ ...draft, session: (await readSessionId()) ?? "" });
  (await cookies()).set(sealed.name, token, { ...COOKIE_OPTIONS, maxAge: LIFE_SECONDS });
}

export async function forgetEnrolmentDraft(): Promise<void> {
  (await cookies()).set(sealed.name, "", { ...COOKIE_OPTIONS, maxAge: 0 });
}
