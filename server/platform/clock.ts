import { Temporal } from "temporal-polyfill";

/** Where the present comes from. Rules take a clock or an instant, never the machine's time by themselves. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still, for tests. `iso` is an instant with its offset, "2026-11-22T10:00:00+01:00". */
export function fixedClock(iso: string): Clock {
  const instant = Temporal.Instant.from(iso);
  return { now: () => instant };
}
