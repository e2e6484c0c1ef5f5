import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";

/** Those of these keys of which the town has a mail, whether it has left or not. */
export async function mailsAskedFor(tx: Tx, dedupeKeys: readonly string[]): Promise<ReadonlySet<string>> {
  if (dedupeKeys.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ dedupe_key: string }[]>`
    SELECT dedupe_key FROM mail WHERE dedupe_key = ANY(${dedupeKeys}::text[])`;
  return new Set(rows.map((row) => row.dedupe_key));
}

/** When the mail of this key was written; undefined when the town has none. */
export async function mailWrittenAt(tx: Tx, dedupeKey: string): Promise<Temporal.Instant | undefined> {
  const [row] = await tx.$queryRaw<{ created_at: Date }[]>`
    SELECT created_at FROM mail WHERE dedupe_key = ${dedupeKey}`;
  return row && Temporal.Instant.fromEpochMilliseconds(row.created_at.getTime());
}
