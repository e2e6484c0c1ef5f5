import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";

/** A period without class, both days included. */
export interface HolidayView {
  readonly label: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** A day on which a school does not open, or the whole town when there is none; an activity of it when there is one. */
export interface ClosureView {
  readonly label: string;
  readonly day: LocalDate;
  readonly schoolName: string | null;
  readonly activityName: string | null;
}

/** School holidays that end on `from` or later, in order. */
export async function listHolidays(tx: Tx, from: LocalDate): Promise<HolidayView[]> {
  return tx.$queryRaw<HolidayView[]>`
    SELECT label, first_day::text AS "firstDay", last_day::text AS "lastDay" FROM school_holiday
    WHERE last_day >= ${from}::date ORDER BY first_day`;
}

export async function listClosures(tx: Tx, from: LocalDate): Promise<ClosureView[]> {
  return tx.$queryRaw<ClosureView[]>`
    SELECT c.label, c.day::text AS day, s.name AS "schoolName", a.name AS "activityName" FROM closure c
    LEFT JOIN school s ON s.city_id = c.city_id AND s.id = c.school_id
    LEFT JOIN activity a ON a.city_id = c.city_id AND a.id = c.activity_id
    WHERE c.day >= ${from}::date ORDER BY c.day, s.name, a.name`;
}
