/** From the form to PayFiP, or to where a trial that was begun before is. */
export function afterTrial(
  { operationId, outcome }: { readonly operationId: string; readonly outcome: "ready" | "under_way" },
  base: string,
): string {
  const page = `${base}/agents/parametres/regies/essai/${operationId}`;
  return outcome === "ready" ? `${page}/payfip` : page;
}
