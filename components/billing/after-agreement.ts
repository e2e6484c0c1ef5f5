/** What a clerk has just done about who pays for a child, as `?fait=` names it. */
export const AGREEMENT_DONE = {
  accord: "Le partage est enregistré, les foyers sont prévenus. La prochaine facturation le suit.",
  "accord-passe":
    "Le partage est enregistré, les foyers sont prévenus. Il commence avant des jours déjà facturés\u00a0: la prochaine facturation demandera ou rendra la différence à chaque foyer.",
  "fin-accord": "Le partage est arrêté, les foyers sont prévenus.",
} as const;

/** Back to the page of who pays for the child, with what was done. */
export function afterAgreement(
  base: string,
  { familyId, childId }: { readonly familyId: string; readonly childId: string },
  done: keyof typeof AGREEMENT_DONE,
): string {
  return `${base}/agents/familles/${familyId}/enfants/${childId}/payeurs?fait=${done}`;
}

export function afterAgreed(
  base: string,
  agreed: { readonly familyId: string; readonly childId: string; readonly past: boolean },
): string {
  return afterAgreement(base, agreed, agreed.past ? "accord-passe" : "accord");
}
