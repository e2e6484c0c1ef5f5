import "server-only";
import { createHmac } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { prisma } from "@/server/db/client";
import { env } from "@/server/platform/env";

/** At most `hits` in a window of `minutes` that starts at the first one. */
export interface RateLimit {
  readonly hits: number;
  readonly minutes: number;
}

const FORGOTTEN_AFTER_DAYS = 31;

/** No address and no login is kept in clear, and the hash cannot be searched without the server's secret. */
function hashed(key: readonly string[]): Buffer<ArrayBuffer> {
  const digest = createHmac("sha256", env().AUTH_SECRET)
    .update(JSON.stringify(["rate-limit", ...key]))
    .digest();
  return Buffer.from(digest);
}

/**
 * Counts one attempt, in a statement of its own: it stays counted when the attempt's transaction is rolled back.
 * Call it before a transaction is open, so that a request never holds two connections.
 *
 * @returns undefined when the attempt may go on, otherwise the minutes to wait, at least 1.
 */
export async function countAttempt(
  key: readonly string[],
  limit: RateLimit,
  now: Temporal.Instant,
): Promise<number | undefined> {
  const at = new Date(now.epochMilliseconds);
  const expired = new Date(now.epochMilliseconds - limit.minutes * 60_000);
  const [row] = await prisma().$queryRaw<{ hits: number; window_start: Date }[]>`
    INSERT INTO rate_limit (key, window_start, hits) VALUES (${hashed(key)}, ${at}, 1)
    ON CONFLICT (key) DO UPDATE SET
      hits = CASE WHEN rate_limit.window_start <= ${expired} THEN 1 ELSE rate_limit.hits + 1 END,
      window_start = CASE WHEN rate_limit.window_start <= ${expired} THEN ${at} ELSE rate_limit.window_start END
    RETURNING hits, window_start`;
  if (!row) return undefined;
  if (row.hits === 1) await forgetOld(now);
  if (row.hits <= limit.hits) return undefined;
  const left = row.window_start.getTime() + limit.minutes * 60_000 - now.epochMilliseconds;
  return Math.max(1, Math.ceil(left / 60_000));
}

/** Takes one attempt back: it was a right one. */
export async function forgiveAttempt(key: readonly string[]): Promise<void> {
  await prisma().$executeRaw`UPDATE rate_limit SET hits = hits - 1 WHERE key = ${hashed(key)} AND hits > 0`;
}

export async function forgetAttempts(key: readonly string[]): Promise<void> {
  await prisma().$executeRaw`DELETE FROM rate_limit WHERE key = ${hashed(key)}`;
}

/** Whether anything was counted under this key in the last `days`. */
export async function wasSeen(key: readonly string[], days: number, now: Temporal.Instant): Promise<boolean> {
  const since = new Date(now.epochMilliseconds - days * 86_400_000);
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT 1 FROM rate_limit WHERE key = ${hashed(key)} AND window_start > ${since}`;
  return rows.length > 0;
}

/** A few old rows at each new one: the table stays as small as a month of visitors. */
async function forgetOld(now: Temporal.Instant): Promise<void> {
  const before = new Date(now.epochMilliseconds - FORGOTTEN_AFTER_DAYS * 86_400_000);
  await prisma().$executeRaw`
    DELETE FROM rate_limit WHERE key IN (SELECT key FROM rate_limit WHERE window_start < ${before} LIMIT 20)`;
}
