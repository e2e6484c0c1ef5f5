/** Where the counter takes money of a family or of a third party. */
export function counterHref(
  base: string,
  payer: { readonly familyId: string | null; readonly thirdPartyId: string | null },
): string | undefined {
  if (payer.familyId !== null) return `${base}/agents/regie/familles/${payer.familyId}`;
  return payer.thirdPartyId === null ? undefined : `${base}/agents/regie/tiers/${payer.thirdPartyId}`;
}
