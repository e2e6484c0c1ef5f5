import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import type { Activity } from "../data/activities";
import { territoryOf } from "../domain/public-holidays";
import { type Closure, type SchoolCalendar, type SchoolHoliday, schoolCalendar } from "../domain/school-calendar";
import { schoolYearsOf } from "../domain/school-years";

interface PeriodRow {
  closure: boolean;
  label: string;
  first_day: string;
  last_day: string;
  school_id: string | null;
  activity_id: string | null;
}

/**
 * The calendar of an activity, school by school: holidays, public holidays and closures, read in one statement. `without`
 * leaves out the days of one closing, as if it were open again.
 */
export async function schoolCalendars(
  tx: Tx,
  city: { readonly department: string },
  activity: Activity,
  { without = null }: { readonly without?: string | null | undefined } = {},
): Promise<(schoolId: string) => SchoolCalendar> {
  const rows = await tx.$queryRaw<PeriodRow[]>`
    SELECT false AS closure, label, first_day::text, last_day::text, NULL::uuid AS school_id, NULL::uuid AS activity_id FROM school_holiday
    UNION ALL
    SELECT true, label, day::text, day::text, school_id, activity_id FROM closure
    WHERE (activity_id IS NULL OR activity_id = ${activity.id}::uuid)
      AND (${without}::uuid IS NULL OR closing_id IS DISTINCT FROM ${without}::uuid)`;
  const period = (row: PeriodRow) => ({
    label: row.label,
    firstDay: localDate(row.first_day),
    lastDay: localDate(row.last_day),
  });
  const holidays: SchoolHoliday[] = rows.filter((row) => !row.closure).map(period);
  const closures: Closure[] = rows
    .filter((row) => row.closure)
    .map((row) => ({ ...period(row), schoolId: row.school_id, activityId: row.activity_id }));
  const years = schoolYearsOf(holidays);
  const territory = territoryOf(city.department);
  const made = new Map<string, SchoolCalendar>();
  return (schoolId) => {
    const known = made.get(schoolId);
    if (known) return known;
    const calendar = schoolCalendar({
      years,
      holidays,
      closures,
      schoolId,
      activityId: activity.id,
      territory,
      schoolWeekdays: activity.settings.schoolWeekdays,
      openWeekdays: activity.weekdays,
      season: activity.settings.season,
    });
    made.set(schoolId, calendar);
    return calendar;
  };
}
