const BASE_MS = Date.UTC(2026, 0, 1);

/** 32 bits of state from a text, so that each town and each topic has its own sequence (FNV-1a). */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return state >>> 0;
}

/** Numbers that look random and are the same at each run (mulberry32): the demonstration is one known town. */
export class Random {
  private state: number;
  private ids = 0;

  constructor(private readonly seed: string) {
    this.state = hash(seed);
  }

  /** Between 0 included and 1 excluded. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.next() * list.length)];
    if (chosen === undefined) throw new RangeError("Nothing to pick from");
    return chosen;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.between(0, 9)).join("");
  }

  shuffle<T>(list: readonly T[]): T[] {
    const drawn = list.map((value) => ({ value, order: this.next() }));
    return drawn.sort((a, b) => a.order - b.order).map(({ value }) => value);
  }

  /** A sequence of its own for a topic: adding draws to one leaves the others alone. */
  branch(topic: string): Random {
    return new Random(`${this.seed}/${topic}`);
  }

  /** A UUID of version 7 in form, sorted by creation, the same at each run. */
  id(): string {
    const time = (BASE_MS + this.ids++).toString(16).padStart(12, "0");
    const hex = (length: number) => Array.from({ length }, () => Math.floor(this.next() * 16).toString(16)).join("");
    const variant = "89ab"[this.between(0, 3)];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
  }
}
