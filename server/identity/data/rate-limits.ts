import "server-only";
import { createHmac } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { countHit, forgetHits, forgiveHit, wasHitSince } from "@/server/db/rate-limits";
import { env } from "@/server/platform/env";

/** At most `hits` in a window of `minutes` that starts at the first one. */
export interface RateLimit {
  readonly hits: number;
  readonly minutes: number;
}

/** No address and no login is kept in clear, and the hash cannot be searched without the server's secret. */
function hashed(key: readonly string[]): Buffer<ArrayBuffer> {
  const digest = createHmac("sha256", env().AUTH_SECRET)
    .update(JSON.stringify(["rate-limit", ...key]))
    .digest();
  return Buffer.from(digest);
}

/**
 * Counts one attempt, in a statement of its own: it stays counted when the attempt's transaction is rolled back.
 *
 * @returns undefined when the attempt may go on, otherwise the minutes to wait, at least 1.
 */
export async function countAttempt(
  key: readonly string[],
  limit: RateLimit,
  now: Temporal.Instant,
): Promise<number | undefined> {
  const { hits, windowStart } = await countHit(hashed(key), now, limit.minutes * 60);
  if (hits <= limit.hits) return undefined;
  const left = windowStart.getTime() + limit.minutes * 60_000 - now.epochMilliseconds;
  return Math.max(1, Math.ceil(left / 60_000));
}

/** Takes one attempt back: it was a right one. */
export async function forgiveAttempt(key: readonly string[]): Promise<void> {
  await forgiveHit(hashed(key));
}

export async function forgetAttempts(key: readonly string[]): Promise<void> {
  await forgetHits(hashed(key));
}

/** Whether anything was counted under this key in the last `days`, at most 31. */
export async function wasSeen(key: readonly string[], days: number, now: Temporal.Instant): Promise<boolean> {
  return wasHitSince(hashed(key), now.subtract({ hours: days * 24 }));
}
