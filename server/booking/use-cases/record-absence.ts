import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { type Absence, type By, insertAbsence } from "../data/attendance";
import type { BookingError } from "../errors";
import { type AbsentChild, findAbsentChild } from "../queries/attendance-month";

export interface RecordedAbsence {
  readonly child: AbsentChild;
  readonly days: readonly LocalDate[];
}

/**
 * Records the absence of a child on each booked day of a period, past or to come (B8): a certificate that arrives late
 * corrects what was written, and the next invoice gives back what was billed (X4).
 * Errors: AttendanceChildNotFound, AttendancePeriodEndsBeforeStart, AttendanceNoBookedDay.
 */
export async function recordAbsence(tx: Tx, absence: Absence, by: By): Promise<Result<RecordedAbsence, BookingError>> {
  const { childId, first, last } = absence;
  const child = await findAbsentChild(tx, childId);
  if (!child) return err({ tag: "AttendanceChildNotFound" });
  if (last < first) return err({ tag: "AttendancePeriodEndsBeforeStart" });
  const days = await insertAbsence(tx, absence, by);
  return days.length > 0 ? ok({ child, days }) : err({ tag: "AttendanceNoBookedDay", first, last });
}
