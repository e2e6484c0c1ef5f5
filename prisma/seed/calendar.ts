import { type SchoolHoliday, type SchoolYear, schoolYearsOf } from "@/server/catalogue/domain";
import { addDays, type LocalDate } from "@/server/platform/dates";
import { ZONE_A_HOLIDAYS } from "./data/calendar/zone-a";

const WEEKS_IN_A_YEAR = 52;
/** The last summer holidays on file are at least as far as that: then the next year is there, as a town prepares it in spring. */
const CLASSES_AHEAD = 150;
/** September and October: what was eaten in June is invoiced then, and the former year is still there. */
const FORMER_YEAR_DAYS = 61;

export interface DemoCalendar {
  readonly holidays: readonly SchoolHoliday[];
  /** The school year of today, until 31 August: children are in its classes. */
  readonly running: SchoolYear;
  /** The running year; the former one before it in its first two months; the next one after it when its calendar is known. */
  readonly years: readonly SchoolYear[];
}

/**
 * The holidays of zone A and the school years to open. After the last published year, its holidays come back 52 weeks
 * later: the demonstration always has something to book, on any day.
 */
export function demoCalendar(today: LocalDate): DemoCalendar {
  let holidays: readonly SchoolHoliday[] = ZONE_A_HOLIDAYS;
  while (lastSummer(holidays) < addDays(today, CLASSES_AHEAD)) holidays = [...holidays, ...yearAfter(holidays)];
  const known = schoolYearsOf(holidays);
  const [running, next] = known.filter(({ lastDay }) => lastDay >= today);
  if (!running) throw new RangeError(`No school year is known on ${today}`);
  const former = known.filter(({ lastDay }) => lastDay < today && addDays(lastDay, FORMER_YEAR_DAYS) >= today);
  return { holidays, running, years: [...former, running, ...(next ? [next] : [])] };
}

/** The day on which the last classes of the last year are over. */
function lastSummer(holidays: readonly SchoolHoliday[]): LocalDate {
  const last = holidays.at(-1);
  if (!last) throw new RangeError("No holidays are known");
  return last.firstDay;
}

function yearAfter(holidays: readonly SchoolHoliday[]): SchoolHoliday[] {
  const last = schoolYearsOf(holidays).at(-1);
  const start = last?.firstDay ?? "";
  const days = WEEKS_IN_A_YEAR * 7;
  return holidays
    .filter(({ firstDay }) => firstDay >= start)
    .map(({ label, firstDay, lastDay }) => {
      const summer = lastDay.endsWith("-08-31");
      const resumed = addDays(lastDay, days);
      return { label, firstDay: addDays(firstDay, days), lastDay: summer ? endOfSummer(resumed) : resumed };
    });
}

/** 31 August, which 52 weeks later would be the 30th. */
function endOfSummer(day: LocalDate): LocalDate {
  return day.endsWith("-08-31") ? day : addDays(day, 31 - Number(day.slice(8)));
}
