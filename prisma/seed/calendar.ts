import { type SchoolHoliday, type SchoolYear, schoolYearsOf } from "@/server/catalogue/domain";
import { addDays, type LocalDate } from "@/server/platform/dates";
import { ZONE_A_HOLIDAYS } from "./data/calendar/zone-a";

const WEEKS_IN_A_YEAR = 52;

export interface DemoCalendar {
  readonly holidays: readonly SchoolHoliday[];
  /** The running school year, then the next one when its calendar is known. */
  readonly years: readonly SchoolYear[];
}

/**
 * The holidays of zone A and the school years to open. After the last published year, its holidays come back 52 weeks
 * later: the demonstration always has something to book, on any day.
 */
export function demoCalendar(today: LocalDate): DemoCalendar {
  let holidays: readonly SchoolHoliday[] = ZONE_A_HOLIDAYS;
  while (!schoolYearsOf(holidays).some(({ lastDay }) => lastDay >= today))
    holidays = [...holidays, ...yearAfter(holidays)];
  return {
    holidays,
    years: schoolYearsOf(holidays)
      .filter(({ lastDay }) => lastDay >= today)
      .slice(0, 2),
  };
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
