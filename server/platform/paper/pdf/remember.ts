/** Words of papers come back all the time: days, fees, streets. Forgotten all at once when there are too many. */
const LIMIT = 20_000;

/** `make`, which must be pure, asked once for each text. */
export function remember<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size >= LIMIT) known.clear();
    known.set(text, made);
    return made;
  };
}
