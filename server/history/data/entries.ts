import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";

/**
 * A line of history in one form only: a JSON array as PostgreSQL writes it (jsonb orders the keys of objects), the
 * instant in UTC. JSON holds no bare line break, so that lines can be joined by one.
 */
const CANONICAL = Prisma.raw(`jsonb_build_array(id, city_id, xid::text,
  to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), actor, request, operation, table_name, row_id,
  family_id, before, after)::text`);

const PAGE = 5_000;

interface Page {
  lines: string | null;
  count: number;
  last_xid: string | null;
  last_id: bigint | null;
}

/** The lines of the transaction's city from `fromXid`, included, to `toXid`, excluded, in the order of the chain. */
export async function* canonicalLines(
  tx: Tx,
  cityId: string,
  fromXid: bigint,
  toXid: bigint,
): AsyncGenerator<{ lines: string; count: number }> {
  let [afterXid, afterId] = [`${fromXid}`, "-1"];
  for (;;) {
    const [page] = await tx.$queryRaw<Page[]>`
      WITH page AS (
        SELECT id, xid, ${CANONICAL} AS line FROM history_entry
        WHERE city_id = ${cityId}::uuid AND (xid, id) > (${afterXid}::text::xid8, ${afterId}::bigint) AND xid < ${`${toXid}`}::text::xid8
        ORDER BY xid, id LIMIT ${PAGE})
      SELECT string_agg(line, E'\n' ORDER BY xid, id) AS lines, count(*)::int AS count,
        (array_agg(xid ORDER BY xid DESC))[1]::text AS last_xid, (array_agg(id ORDER BY xid DESC, id DESC))[1] AS last_id
      FROM page`;
    if (!page?.lines || page.last_xid === null || page.last_id === null) return;
    yield { lines: page.lines, count: page.count };
    if (page.count < PAGE) return;
    [afterXid, afterId] = [page.last_xid, `${page.last_id}`];
  }
}

/**
 * Up to where lines may be sealed: every transaction below has ended, so no line can still appear behind the seal.
 * `next` is the number that the next transaction of the base will have, at least. Both are the history's own numbers,
 * which go on where the base was copied into another server (`app.continue_history`).
 */
export async function horizon(tx: Tx): Promise<{ xmin: bigint; next: bigint }> {
  const [row] = await tx.$queryRaw<{ xmin: string; next: string }[]>`
    SELECT app.history_number(pg_snapshot_xmin(pg_current_snapshot()))::text AS xmin,
      app.history_number(pg_snapshot_xmax(pg_current_snapshot()))::text AS next`;
  if (!row) throw new Error("The base gives no snapshot");
  return { xmin: BigInt(row.xmin), next: BigInt(row.next) };
}

/**
 * The end of a range of about `size` lines that begins at `fromXid` and cuts no transaction in two; undefined when
 * there is no line to seal below `xmin`.
 */
export async function rangeEnd(
  tx: Tx,
  cityId: string,
  fromXid: bigint,
  xmin: bigint,
  size: number,
): Promise<bigint | undefined> {
  const rows = await tx.$queryRaw<{ xid: string }[]>`
    SELECT xid::text AS xid FROM (
      SELECT xid FROM history_entry
      WHERE city_id = ${cityId}::uuid AND xid >= ${`${fromXid}`}::text::xid8 AND xid < ${`${xmin}`}::text::xid8
      ORDER BY xid, id LIMIT ${size}) first
    ORDER BY first.xid DESC LIMIT 1`;
  return rows[0] ? BigInt(rows[0].xid) + 1n : undefined;
}

/** The lines that no seal covers yet, and the instant of the oldest of them. */
export async function linesWaiting(
  tx: Tx,
  cityId: string,
  sealedTo: bigint,
): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await tx.$queryRaw<{ count: number; oldest: Date | null }[]>`
    SELECT count(*)::int AS count, min(at) AS oldest FROM history_entry
    WHERE city_id = ${cityId}::uuid AND xid >= ${`${sealedTo}`}::text::xid8`;
  return row ?? { count: 0, oldest: null };
}
