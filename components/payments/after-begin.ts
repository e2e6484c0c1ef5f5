/** From « Payer » to PayFiP, or to where a payment that was begun before is. */
export function afterBegin(
  { operationId, outcome }: { readonly operationId: string; readonly outcome: "ready" | "under_way" },
  base: string,
): string {
  const page = `${base}/famille/paiements/${operationId}`;
  return outcome === "ready" ? `${page}/payfip` : page;
}
