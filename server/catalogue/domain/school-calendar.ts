import { addDays, type LocalDate, weekday } from "@/server/platform/dates";
import type { ClosedReason, DayState } from "./day-state";
import { type HolidayTerritory, publicHolidayOn } from "./public-holidays";

/** One school year with the summer that ends it: "2026-2027", 1 September to 31 August, both included. */
export interface SchoolYear {
  readonly label: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** School holidays or a bridge. Both days are days off: classes resume on the day after `lastDay`. */
export interface SchoolHoliday {
  /** As it reads inside a sentence: "vacances de Noël", "pont de l’Ascension". */
  readonly label: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/**
 * Days, both included, on which something does not open: the whole town, one school (`schoolId`), or one activity
 * (`activityId`), everywhere or in that school. The closure of an activity leaves the classes of the day alone.
 */
export interface Closure {
  readonly label: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly schoolId?: string | null;
  readonly activityId?: string | null;
}

/** When an activity takes place: the canteen in school time, a holiday centre in the holidays. */
export const SEASONS = ["school_time", "holidays", "all_year"] as const;
export type Season = (typeof SEASONS)[number];

export interface SchoolCalendarSettings {
  readonly years: readonly SchoolYear[];
  readonly holidays: readonly SchoolHoliday[];
  readonly territory: HolidayTerritory;
  readonly closures: readonly Closure[];
  /** The school that the calendar is for: its own closures count, those of other schools do not. */
  readonly schoolId?: string;
  /** The activity that the calendar is for, in the same way. */
  readonly activityId?: string;
  /** Days with class, Monday 1 to Sunday 7; most often 1, 2, 4, 5. At least one. */
  readonly schoolWeekdays: readonly number[];
  /** Days on which the activity opens; those with class when left out. */
  readonly openWeekdays?: readonly number[];
  /** `school_time` when left out. */
  readonly season?: Season;
}

/** The days of one activity in one school (C3). Pure: built from data, asks nothing. */
export interface SchoolCalendar {
  /** Whether there is class on `day` in this school. */
  isSchoolDay(day: LocalDate): boolean;
  /** Whether the activity opens on `day`, else why not. */
  dayState(day: LocalDate): DayState;
  /**
   * The last day with class before `day`, over week-ends, holidays and closures. Before the first known year every
   * weekday with class counts, so that the very first day back has a day before it.
   */
  previousSchoolDay(day: LocalDate): LocalDate;
  /** The first day with class after `day`, or `undefined` when the calendar is not known that far. */
  nextSchoolDay(day: LocalDate): LocalDate | undefined;
  /** Jour ouvré: Monday to Friday but public holidays. School holidays and closures are working days of the town hall. */
  isWorkingDay(day: LocalDate): boolean;
  previousWorkingDay(day: LocalDate): LocalDate;
  schoolYearOf(day: LocalDate): SchoolYear | undefined;
  /** The holidays or bridge that hold `day`. */
  holidayOf(day: LocalDate): SchoolHoliday | undefined;
  /** The last day of the last known year: after it, staff must enter the next calendar. */
  readonly lastKnownDay: LocalDate | undefined;
}

interface Period {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

function holding<P extends Period>(periods: readonly P[], day: LocalDate): P | undefined {
  return periods.find((period) => period.firstDay <= day && day <= period.lastDay);
}

/** Each day is worked out once: a month of siblings asks for the same days again and again. */
function remembered<T>(ask: (day: LocalDate) => T): (day: LocalDate) => T {
  const answers = new Map<LocalDate, { readonly answer: T }>();
  return (day) => {
    const known = answers.get(day);
    if (known) return known.answer;
    const answer = ask(day);
    answers.set(day, { answer });
    return answer;
  };
}

/** @throws RangeError when no weekday has class: no day before could ever be found. */
export function schoolCalendar(settings: SchoolCalendarSettings): SchoolCalendar {
  const {
    years,
    holidays,
    territory,
    schoolWeekdays,
    openWeekdays = schoolWeekdays,
    season = "school_time",
  } = settings;
  if (!schoolWeekdays.some((day) => day >= 1 && day <= 7)) throw new RangeError("No weekday has class");
  const closures = settings.closures.filter(
    ({ schoolId, activityId }) =>
      (!schoolId || schoolId === settings.schoolId) && (!activityId || activityId === settings.activityId),
  );
  const classClosures = closures.filter((closure) => !closure.activityId);
  const firstKnownDay = years.map((year) => year.firstDay).sort()[0];
  const lastKnownDay = years
    .map((year) => year.lastDay)
    .sort()
    .at(-1);

  const schoolYearOf = (day: LocalDate) => holding(years, day);
  const holidayOf = (day: LocalDate) => holding(holidays, day);

  /** Class as the week, the law and the town have it, whatever the school year says. */
  const isClassDay = (day: LocalDate) =>
    schoolWeekdays.includes(weekday(day)) && !publicHolidayOn(day, territory) && !holding(classClosures, day);
  const isSchoolDay = remembered(
    (day) => schoolYearOf(day) !== undefined && holidayOf(day) === undefined && isClassDay(day),
  );
  const isWorkingDay = (day: LocalDate) => weekday(day) <= 5 && !publicHolidayOn(day, territory);

  function weekdayReason(day: LocalDate): ClosedReason {
    const number = weekday(day);
    if (number > 5) return { tag: "weekend" };
    if (number === 3 && !schoolWeekdays.includes(3)) return { tag: "no_school_wednesday" };
    return { tag: "not_open_weekday", weekday: number };
  }

  /** The most telling reason first: the holidays and their end rather than the public holiday inside them. */
  function closedReason(day: LocalDate): ClosedReason | undefined {
    const opensThatWeekday = openWeekdays.includes(weekday(day));
    if (weekday(day) > 5 && !opensThatWeekday) return { tag: "weekend" };
    if (!schoolYearOf(day)) return { tag: "outside_school_year" };
    const holiday = holidayOf(day);
    if (holiday && season === "school_time") return { tag: "school_holiday", ...holiday };
    const publicHoliday = publicHolidayOn(day, territory);
    if (publicHoliday) return { tag: "public_holiday", label: publicHoliday };
    const closure = holding(closures, day);
    if (closure) {
      return { tag: "closure", label: closure.label, firstDay: closure.firstDay, lastDay: closure.lastDay };
    }
    if (!opensThatWeekday) return weekdayReason(day);
    if (!holiday && season === "holidays") return { tag: "school_time" };
    return undefined;
  }

  function previousSchoolDay(day: LocalDate): LocalDate {
    const counts = (candidate: LocalDate) =>
      firstKnownDay !== undefined && candidate >= firstKnownDay ? isSchoolDay(candidate) : isClassDay(candidate);
    let candidate = addDays(day, -1);
    while (!counts(candidate)) candidate = addDays(candidate, -1);
    return candidate;
  }

  function nextSchoolDay(day: LocalDate): LocalDate | undefined {
    if (lastKnownDay === undefined) return undefined;
    for (let candidate = addDays(day, 1); candidate <= lastKnownDay; candidate = addDays(candidate, 1)) {
      if (isSchoolDay(candidate)) return candidate;
    }
    return undefined;
  }

  function previousWorkingDay(day: LocalDate): LocalDate {
    let candidate = addDays(day, -1);
    while (!isWorkingDay(candidate)) candidate = addDays(candidate, -1);
    return candidate;
  }

  return {
    isSchoolDay,
    dayState: remembered((day) => {
      const reason = closedReason(day);
      return reason ? { open: false, reason } : { open: true };
    }),
    previousSchoolDay: remembered(previousSchoolDay),
    nextSchoolDay,
    isWorkingDay,
    previousWorkingDay: remembered(previousWorkingDay),
    schoolYearOf,
    holidayOf,
    lastKnownDay,
  };
}
