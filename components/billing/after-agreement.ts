/** What a clerk has just done about who pays for a child, as `?fait=` names it. */
export type AgreementDone = "accord" | "accord-passe" | "fin-accord";

/** Back to the page of who pays for the child, with what was done. */
export function afterAgreement(
  base: string,
  { familyId, childId }: { readonly familyId: string; readonly childId: string },
  done: AgreementDone,
): string {
  return `${base}/agents/familles/${familyId}/enfants/${childId}/payeurs?fait=${done}`;
}

export function afterAgreed(
  base: string,
  agreed: { readonly familyId: string; readonly childId: string; readonly past: boolean },
): string {
  return afterAgreement(base, agreed, agreed.past ? "accord-passe" : "accord");
}
