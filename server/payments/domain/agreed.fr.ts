import { type Cents, formatEuros } from "@/server/platform/money";

/** Of money taken at the counter while a payment online may still come: what is said, and what the agent confirms. */
export const UNDER_WAY = {
  title: "Un paiement en ligne est en cours",
  what: "La famille a commencé à payer en ligne, et ce paiement peut encore arriver. Avant d’encaisser, demandez son résultat à PayFiP, en bas de cette page.",
  confirm: "Un paiement en ligne est en cours. Je confirme l’encaissement\u00a0: la famille ne paiera pas en ligne",
} as const;

/** What the box that confirms sends: the payments online that the agent knows of. */
export function knownText(operationIds: readonly string[]): string {
  return operationIds.join(" ");
}

/** Whether the agent has confirmed knowing each of them: one that has begun since is not known. */
export function isKnown(operationIds: readonly string[], confirmed: string): boolean {
  const known = new Set(confirmed.split(" "));
  return operationIds.every((id) => known.has(id));
}

/** Of what is more than is owed: what the agent agrees to. */
export function keepText(kept: Cents): string {
  return `Garder ${formatEuros(kept)} pour la prochaine facture`;
}
