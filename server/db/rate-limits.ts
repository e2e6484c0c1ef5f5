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

/** Removes the counters of windows that ended: nothing is kept about who asked. */
export async function dropWindowsBefore(limit: Temporal.Instant): Promise<number> {
  const values = [new Date(limit.epochMilliseconds)];
  const { rowCount } = await sidePool().query({ text: "DELETE FROM rate_limit WHERE window_start < $1", values });
  return rowCount ?? 0;
}
