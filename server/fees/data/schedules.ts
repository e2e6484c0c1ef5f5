import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type CheckedSchedule, checkSchedule } from "../domain/check-schedule";
import { feeScheduleSchema } from "../schemas";

interface ScheduleRow {
  id: string;
  activity_id: string;
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
 * Every version of the fees of some activities (F1), in one statement.
 * @throws Error for a stored schedule with a gap or an overlap: none is accepted when it is entered.
 */
export async function schedulesOfActivities(
  tx: Tx,
  activityIds: readonly string[],
): Promise<Map<string, CheckedSchedule[]>> {
  const rows = await tx.$queryRaw<ScheduleRow[]>`
    SELECT id, activity_id, document FROM fee_schedule WHERE activity_id = ANY(${activityIds}::uuid[]) ORDER BY version`;
  const byActivity = new Map<string, CheckedSchedule[]>();
  for (const row of rows) byActivity.set(row.activity_id, [...(byActivity.get(row.activity_id) ?? []), check(row)]);
  return byActivity;
}

/** Every version of the fees of one activity. @throws Error as `schedulesOfActivities`. */
export async function listSchedules(tx: Tx, activityId: string): Promise<CheckedSchedule[]> {
  return (await schedulesOfActivities(tx, [activityId])).get(activityId) ?? [];
}
