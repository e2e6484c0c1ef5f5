import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, type LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { type By, verifyDays } from "../data/attendance";
import { firstDayOf, lastDayOf, type Month } from "../domain/month";
import type { BookingError } from "../errors";

interface VerifyMonth extends By {
  readonly activityId: string;
  readonly schoolId: string;
  readonly month: Month;
  readonly today: LocalDate;
}

export interface VerifiedMonth {
  readonly month: Month;
  readonly activityId: string;
  readonly days: number;
}

/**
 * Says of all the days of a school's month that are over, and that nobody had looked at, that everybody booked was there. Of the
 * present day nobody knows yet: its sheet says it. Days that were looked at stay as they are. Errors: AttendanceNothingToVerify.
 */
export async function verifyMonth(tx: Tx, input: VerifyMonth): Promise<Result<VerifiedMonth, BookingError>> {
  const { activityId, schoolId, month, today } = input;
  let last = lastDayOf(month);
  if (today <= last) last = addDays(today, -1);
  const scope = { activityId, schoolId, first: firstDayOf(month), last };
  const days = scope.last < scope.first ? 0 : await verifyDays(tx, scope, input);
  return days > 0 ? ok({ month, activityId, days }) : err({ tag: "AttendanceNothingToVerify" });
}
