import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { type Absence, type By, daysSeen, insertAbsence } from "../data/attendance";
import type { BookingError } from "../errors";
import { type AbsentChild, findAbsentChild } from "../queries/attendance-month";

export interface RecordedAbsence {
  readonly child: AbsentChild;
  readonly days: readonly LocalDate[];
  /** Those of the period on which a sheet says that the child came: they stay as they are. */
  readonly seen: readonly LocalDate[];
}

/**
 * Records the absence of a child on each booked day of a period, past or to come (B8): a certificate that arrives late
 * corrects what was written, and the next invoice gives back what was billed (X4).
 * A day on which the child was seen all the same stays billed (X3): a sheet takes it back, nothing else does.
 * Errors: AttendanceChildNotFound, AttendancePeriodEndsBeforeStart, AttendanceChildSeen, AttendanceNoBookedDay.
 */
export async function recordAbsence(tx: Tx, absence: Absence, by: By): Promise<Result<RecordedAbsence, BookingError>> {
  const { childId, first, last } = absence;
  const child = await findAbsentChild(tx, childId);
  if (!child) return err({ tag: "AttendanceChildNotFound" });
  if (last < first) return err({ tag: "AttendancePeriodEndsBeforeStart" });
  const days = await insertAbsence(tx, absence, by);
  const seen = await daysSeen(tx, absence);
  if (days.length > 0) return ok({ child, days, seen });
  return err(
    seen.length > 0 ? { tag: "AttendanceChildSeen", days: seen } : { tag: "AttendanceNoBookedDay", first, last },
  );
}
