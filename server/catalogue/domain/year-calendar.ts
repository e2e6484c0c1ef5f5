import { addDays, daysBetween, type LocalDate, localDate, plainDate } from "@/server/platform/dates";
import { type HolidayTerritory, publicHolidayOn } from "./public-holidays";
import type { SchoolHoliday, SchoolYear } from "./school-calendar";

/** A day on which something does not open: the town or a school, all of it or one activity (null: all). */
export interface NamedClosure {
  readonly label: string;
  readonly day: LocalDate;
  readonly schoolName: string | null;
  readonly activityName: string | null;
}

/** A line of the calendar; both days are included. */
export interface CalendarEntry {
  readonly kind: "holiday" | "publicHoliday" | "closure";
  readonly label: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly schoolName: string | null;
  readonly activityName: string | null;
}

export interface CalendarMonth {
  readonly firstDay: LocalDate;
  /** By their first day. Holidays are told in each month that they touch. */
  readonly entries: readonly CalendarEntry[];
}

export interface DaysOff {
  readonly holidays: readonly SchoolHoliday[];
  readonly closures: readonly NamedClosure[];
  readonly territory: HolidayTerritory;
}

const WHOLE_TOWN = { schoolName: null, activityName: null };

/** The months of a school year that have a day off, with what those days are (C3). */
export function calendarMonths(year: SchoolYear, { holidays, closures, territory }: DaysOff): CalendarMonth[] {
  const entries: CalendarEntry[] = [
    ...holidays.map((holiday): CalendarEntry => ({ kind: "holiday", ...WHOLE_TOWN, ...holiday })),
    ...publicHolidaysOf(year, territory),
    ...joinClosures(closures),
  ];
  const order = (a: CalendarEntry, b: CalendarEntry) => a.firstDay.localeCompare(b.firstDay);
  return monthsOf(year)
    .map(({ firstDay, lastDay }) => ({
      firstDay,
      entries: entries.filter((entry) => entry.firstDay <= lastDay && entry.lastDay >= firstDay).toSorted(order),
    }))
    .filter((month) => month.entries.length > 0);
}

/** The running school year and the next, as far as they are known, and the labels of those that are not. */
export function yearsToShow(
  today: LocalDate,
  known: readonly SchoolYear[],
): { readonly years: readonly SchoolYear[]; readonly missing: readonly string[] } {
  const start = today.slice(5) >= "09-01" ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1;
  const wanted = [start, start + 1].map((first) => `${first}-${first + 1}`);
  return {
    years: known.filter(({ label }) => wanted.includes(label)),
    missing: wanted.filter((label) => !known.some((year) => year.label === label)),
  };
}

function monthsOf(year: SchoolYear): { firstDay: LocalDate; lastDay: LocalDate }[] {
  const months: { firstDay: LocalDate; lastDay: LocalDate }[] = [];
  for (let first = plainDate(year.firstDay).with({ day: 1 }); first.toString() <= year.lastDay; ) {
    const next = first.add({ months: 1 });
    months.push({ firstDay: localDate(first.toString()), lastDay: localDate(next.subtract({ days: 1 }).toString()) });
    first = next;
  }
  return months;
}

function publicHolidaysOf(year: SchoolYear, territory: HolidayTerritory): CalendarEntry[] {
  return daysBetween(year.firstDay, year.lastDay).flatMap((day): CalendarEntry[] => {
    const label = publicHolidayOn(day, territory);
    return label ? [{ kind: "publicHoliday", label, firstDay: day, lastDay: day, ...WHOLE_TOWN }] : [];
  });
}

/** Closures are kept day by day: consecutive days of one closure are told as one period. */
function joinClosures(closures: readonly NamedClosure[]): CalendarEntry[] {
  const joined: CalendarEntry[] = [];
  for (const { label, day, schoolName, activityName } of closures.toSorted((a, b) => a.day.localeCompare(b.day))) {
    const open = joined.findIndex(
      (entry) =>
        entry.label === label &&
        entry.schoolName === schoolName &&
        entry.activityName === activityName &&
        addDays(entry.lastDay, 1) === day,
    );
    const before = joined[open];
    if (before) joined[open] = { ...before, lastDay: day };
    else joined.push({ kind: "closure", label, firstDay: day, lastDay: day, schoolName, activityName });
  }
  return joined;
}
