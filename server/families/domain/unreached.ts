/** Which households of a child, or of a dossier, have no address to be told at, and have to be told otherwise. */
export const UNREACHED = ["own", "elsewhere", "both"] as const;
export type Unreached = (typeof UNREACHED)[number];

/**
 * `own`, `elsewhere`: how many addresses are written to, of the household that an act is about and of the other ones of
 * the child; `elsewhere` is null where it concerns none. Null when each has one (B1, D3).
 */
export function unreachedBy(own: number, elsewhere: number | null = null): Unreached | null {
  if (own > 0) return elsewhere === 0 ? "elsewhere" : null;
  return elsewhere === 0 ? "both" : "own";
}

/** The same, of how many addresses of each household are written to. */
export function unreachedAmong(familyId: string, told: ReadonlyMap<string, number>): Unreached | null {
  const others = [...told].flatMap(([household, count]) => (household === familyId ? [] : [count]));
  return unreachedBy(told.get(familyId) ?? 0, others.length === 0 ? null : Math.min(...others));
}
