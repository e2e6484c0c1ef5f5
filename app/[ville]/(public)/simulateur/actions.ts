"use server";

import { redirect } from "next/navigation";
import { basePath } from "@/server/api/caller";
import { formAction } from "@/server/api/form-action";
import { forgetSimulation, keepSimulation } from "@/server/api/simulation-draft";
import { simulationSchema, withChildren } from "@/server/fees/simulation-schemas";

/** Keeps the answers out of every address: they wait in a sealed cookie for the page that follows (F3). */
export const simulate = formAction(
  simulationSchema,
  async (api, values) => {
    const form = simulationSchema.parse(values);
    if (form.intent === "calculer") await api.fees.simulate(values);
    const kept = withChildren(form);
    await keepSimulation(kept);
    return kept;
  },
  ({ intent, children, activity }, base) =>
    intent === "calculer"
      ? `${base}/simulateur/resultat`
      : `${base}/simulateur?activite=${encodeURIComponent(activity)}#enfant-${children}`,
);

/** On a shared computer: nothing of the answers stays. */
export async function forgetAnswers(): Promise<void> {
  const base = await basePath();
  await forgetSimulation();
  redirect(`${base}/simulateur`);
}
