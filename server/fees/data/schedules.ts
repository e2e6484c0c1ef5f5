import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type CheckedSchedule, checkSchedule } from "../domain/check-schedule";
import { feeScheduleSchema } from "../schemas";

interface ScheduleRow {
  id: string;
  document: unknown;
}

/** Rows of `fee_schedule` are never changed: a document is parsed and checked once for the life of the process. */
const checked = new Map<string, CheckedSchedule>();
const KEPT = 500;

function check({ id, document }: ScheduleRow): CheckedSchedule {
  const known = checked.get(id);
  if (known) return known;
  const result = checkSchedule(feeScheduleSchema.parse(document));
  if (!result.ok) throw new Error(`The fee schedule ${id} has ${result.error.length} faults: ${result.error[0]?.tag}`);
  if (checked.size >= KEPT) checked.clear();
  checked.set(id, result.value);
  return result.value;
}

/**
 * Every version of the fees of an activity (F1).
 * @throws Error for a stored schedule with a gap or an overlap: none is accepted when it is entered.
 */
export async function listSchedules(tx: Tx, activityId: string): Promise<CheckedSchedule[]> {
  const rows = await tx.$queryRaw<ScheduleRow[]>`
    SELECT id, document FROM fee_schedule WHERE activity_id = ${activityId}::uuid ORDER BY version`;
  return rows.map(check);
}
