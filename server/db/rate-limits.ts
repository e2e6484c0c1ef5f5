import "server-only";
import type { Temporal } from "temporal-polyfill";
import { sidePool } from "./side-pool";

export interface WindowState {
  /** How many hits the present window has, this one included. */
  readonly hits: number;
  readonly windowStart: Date;
}

const COUNT = `
  INSERT INTO rate_limit AS r (key, window_start, hits) VALUES ($1, $2, 1)
  ON CONFLICT (key) DO UPDATE SET
    hits = CASE WHEN r.window_start <= $3 THEN 1 ELSE least(r.hits + 1, 1000000) END,
    window_start = CASE WHEN r.window_start <= $3 THEN excluded.window_start ELSE r.window_start END
  RETURNING hits, window_start`;

/**
 * Counts one hit, in a statement of its own: whatever the request's transaction becomes, the hit stays counted, and
 * of several at once each sees another number.
 */
export async function countHit(key: Buffer, now: Temporal.Instant, windowSeconds: number): Promise<WindowState> {
  const at = now.epochMilliseconds;
  const { rows } = await sidePool().query<{ hits: number; window_start: Date }>({
    name: "count-hit",
    text: COUNT,
    values: [key, new Date(at), new Date(at - windowSeconds * 1000)],
  });
  const row = rows[0];
  if (!row) throw new Error("The rate limit was not counted");
  return { hits: row.hits, windowStart: row.window_start };
}

export async function forgetHits(key: Buffer): Promise<void> {
  await sidePool().query({ name: "forget-hits", text: "DELETE FROM rate_limit WHERE key = $1", values: [key] });
}

/** Takes one hit back: it was a right one. */
export async function forgiveHit(key: Buffer): Promise<void> {
  const text = "UPDATE rate_limit SET hits = hits - 1 WHERE key = $1 AND hits > 0";
  await sidePool().query({ name: "forgive-hit", text, values: [key] });
}

/** Whether a window of this key began after `since`. */
export async function wasHitSince(key: Buffer, since: Temporal.Instant): Promise<boolean> {
  const text = "SELECT 1 FROM rate_limit WHERE key = $1 AND window_start > $2";
  const { rows } = await sidePool().query({ name: "was-hit", text, values: [key, new Date(since.epochMilliseconds)] });
  return rows.length > 0;
}

/** Removes the counters of windows that ended: nothing is kept about who asked. */
export async function dropWindowsBefore(limit: Temporal.Instant): Promise<number> {
  const values = [new Date(limit.epochMilliseconds)];
  const { rowCount } = await sidePool().query({ text: "DELETE FROM rate_limit WHERE window_start < $1", values });
  return rowCount ?? 0;
}
