import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { owner } from "./owner";

/** Keeps a row to itself until it lets go. */
export async function keeping<T>(lock: string, id: string, meanwhile: (held: pg.PoolClient) => Promise<T>): Promise<T> {
  const held = await owner().connect();
  try {
    await held.query("BEGIN");
    await held.query(lock, [id]);
    return await meanwhile(held);
  } finally {
    await held.query("ROLLBACK");
    held.release();
  }
}

/** Resolves when a statement that holds these words waits for a lock, or as many as are said. */
export async function untilWaiting(words: string, many = 1): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    const { rowCount } = await owner().query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND strpos(query, $1) > 0",
      [words],
    );
    if ((rowCount ?? 0) >= many) return;
    await wait(10);
  }
  throw new Error(`Nothing waits with ${words}`);
}

/** What is asked, and words of the statement that waits. */
type Asked<T> = readonly [() => Promise<T>, string];

/** Both wait for a slot, in this order; then it is let go. */
export async function bothWait<A, B>(slotId: string, first: Asked<A>, second: Asked<B>) {
  return keeping("SELECT 1 FROM slot WHERE id = $1 FOR UPDATE", slotId, async (held) => {
    const before = first[0]();
    await untilWaiting(first[1]);
    const after = second[0]();
    await untilWaiting(second[1]);
    await held.query("COMMIT");
    return Promise.allSettled([before, after]);
  });
}
