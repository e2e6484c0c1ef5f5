/** The parts of a text that never changes have no name of their own: their place is one. */
export function keyed<T>(
  parts: readonly T[],
): readonly { readonly key: string; readonly part: T; readonly place: number }[] {
  return parts.map((part, place) => ({ key: String(place), part, place }));
}
