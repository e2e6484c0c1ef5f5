import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** Those of these keys of which the town has a mail, whether it has left or not. */
export async function mailsAskedFor(tx: Tx, dedupeKeys: readonly string[]): Promise<ReadonlySet<string>> {
  if (dedupeKeys.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ dedupe_key: string }[]>`
    SELECT dedupe_key FROM mail WHERE dedupe_key = ANY(${dedupeKeys}::text[])`;
  return new Set(rows.map((row) => row.dedupe_key));
}
