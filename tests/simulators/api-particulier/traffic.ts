/** Requests allowed in a window of a minute (protocols 4.5). */
const limit = 1000;
const windowMs = 60_000;
const cacheMs = 24 * 60 * 60 * 1000;

interface Kept {
  readonly body: unknown;
  readonly until: number;
}

/** What the service remembers of its callers: how often they came, what is under way, what it has answered today. */
export class Traffic {
  private windowStart = 0;
  private count = 0;
  private readonly underWay = new Set<string>();
  private readonly cache = new Map<string, Kept>();

  /** Counts a request. `over`: one too many. */
  take(now: number): { readonly over: boolean; readonly headers: Readonly<Record<string, string>> } {
    if (now - this.windowStart >= windowMs) [this.windowStart, this.count] = [now, 0];
    this.count += 1;
    return {
      over: this.count > limit,
      headers: {
        "RateLimit-Limit": String(limit),
        "RateLimit-Remaining": String(Math.max(0, limit - this.count)),
        "RateLimit-Reset": String(Math.ceil((this.windowStart + windowMs) / 1000)),
      },
    };
  }

  /** False when the same question is being answered already. */
  begin(question: string): boolean {
    if (this.underWay.has(question)) return false;
    this.underWay.add(question);
    return true;
  }

  end(question: string): void {
    this.underWay.delete(question);
  }

  cached(question: string, now: number): { readonly body: unknown; readonly expiresIn: number } | undefined {
    const kept = this.cache.get(question);
    if (!kept || kept.until <= now) return undefined;
    return { body: kept.body, expiresIn: Math.ceil((kept.until - now) / 1000) };
  }

  keep(question: string, body: unknown, now: number): void {
    this.cache.set(question, { body, until: now + cacheMs });
  }
}
