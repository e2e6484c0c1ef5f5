import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type HealthSheet, openHealthSheet, recordHealthReading } from "@/server/families";

/** A purpose once given is good for this long, by the clock that dates the history; then it is asked again. */
const OPEN_MINUTES = 15;

/** Of these children, those whose sheet this agent opened with a purpose less than a quarter of an hour ago. */
export async function openedSheets(tx: Tx, accountId: string, childIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ row_id: string }[]>`
    SELECT DISTINCT row_id FROM history_entry
    WHERE table_name = 'health_sheet' AND row_id = ANY (${[...childIds]}::text[]) AND operation = 'read'
      AND actor = ${`account:${accountId}`} AND at > clock_timestamp() - make_interval(mins => ${OPEN_MINUTES})`;
  return new Set(rows.map((row) => row.row_id));
}

/** Leaves one line a child: who opens the sheet, and for what (D8). */
export async function recordReadings(
  tx: Tx,
  children: readonly { readonly childId: string; readonly familyId: string | null }[],
  purpose: string,
): Promise<void> {
  for (const { childId, familyId } of children) await recordHealthReading(tx, childId, familyId, purpose);
}

/** The sheets of children for whom a line was left. */
export async function readSheets(
  tx: Tx,
  cityId: string,
  childIds: Iterable<string>,
): Promise<Map<string, HealthSheet>> {
  const sheets = new Map<string, HealthSheet>();
  for (const childId of childIds) sheets.set(childId, (await openHealthSheet(tx, cityId, childId)).sheet);
  return sheets;
}
