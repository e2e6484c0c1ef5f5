/** The page that follows a request for a change: what was applied at once, what waits, or both. */
export function afterChange(
  base: string,
  outcome: { readonly appliedRequestId: string | null; readonly pendingRequestId: string | null },
): string {
  const done = !outcome.pendingRequestId ? "applique" : outcome.appliedRequestId ? "partage" : "demande";
  return `${base}/famille/dossier/modifications?fait=${done}`;
}
