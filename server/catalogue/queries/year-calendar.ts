import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, type LocalDate } from "@/server/platform/dates";
import { territoryOf } from "../domain/public-holidays";
import { schoolYearsOf } from "../domain/school-years";
import { type CalendarMonth, calendarMonths, yearsToShow } from "../domain/year-calendar";
import { listClosures, listHolidays } from "./holidays";

export interface YearCalendarView {
  /** "2026-2027" */
  readonly label: string;
  readonly lastDay: LocalDate;
  readonly months: readonly CalendarMonth[];
}

/** The calendars of the running and the next school year, and the labels of those that staff must still enter. */
export async function yearCalendars(
  tx: Tx,
  city: { readonly department: string },
  today: LocalDate,
): Promise<{ years: YearCalendarView[]; missing: readonly string[] }> {
  const aYearAgo = addDays(today, -366);
  const holidays = await listHolidays(tx, aYearAgo);
  const closures = await listClosures(tx, aYearAgo);
  const { years, missing } = yearsToShow(today, schoolYearsOf(holidays));
  const daysOff = { holidays, closures, territory: territoryOf(city.department) };
  return {
    years: years.map((year) => ({
      label: year.label,
      lastDay: year.lastDay,
      months: calendarMonths(year, daysOff),
    })),
    missing,
  };
}
