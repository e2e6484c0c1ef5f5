/** PayFiP's identifier of an operation: 36 characters in the form of a UUID, whose version is not checked. */
export function isIdOp(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/**
 * The id that a notification or a return carries, in the query or in the form, spelled `idop` or `idOp`
 * (PROTOCOLS 1.6). Undefined without a well-formed one. It proves nothing: it is a reason to ask PayFiP.
 */
export function notifiedIdOp(...sources: readonly URLSearchParams[]): string | undefined {
  return sources
    .flatMap((source) => [...source])
    .filter(([name]) => name.toLowerCase() === "idop")
    .map(([, value]) => value.trim())
    .find(isIdOp);
}
