import { type SchoolCalendar, type SchoolLevel, schoolCalendar, territoryOf } from "@/server/catalogue/domain";
import type { CheckedSchedule } from "@/server/fees/domain/check-schedule";
import type { LocalDate } from "@/server/platform/dates";
import type { DemoCalendar } from "../calendar";
import { CITIES, type CityEntry } from "../data/cities";
import { canteenSeats, classesOf, type SchoolEntry } from "../data/schools";
import type { Random } from "../random";
import { checkedSchedules } from "./fee-schedules";

export interface TownClass {
  readonly id: string;
  readonly name: string;
  readonly levels: readonly SchoolLevel[];
}

export interface TownSchool {
  readonly id: string;
  readonly entry: SchoolEntry;
  readonly classes: readonly TownClass[];
  /** Places of its municipal canteen; undefined for a private school. */
  readonly seats: number | undefined;
}

/** A town of the demonstration with the identifiers of what it is made of. */
export interface Town {
  readonly id: string;
  readonly entry: CityEntry;
  readonly schools: readonly TownSchool[];
  readonly canteenId: string;
  readonly calendar: DemoCalendar;
  readonly openDays: SchoolCalendar;
  readonly fees: readonly CheckedSchedule[];
  /** First and last day of the activity, that of the school years. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

function townSchool(entry: SchoolEntry, random: Random): TownSchool {
  const classes = classesOf(entry).map(({ name, levels }) => ({
    id: random.id(),
    name,
    levels: levels.map(({ level }) => level),
  }));
  return { id: random.id(), entry, classes, seats: canteenSeats(entry) };
}

/** The three towns, always with the same identifiers. */
export function demoTowns(calendar: DemoCalendar, randomOf: (slug: string) => Random): Town[] {
  return CITIES.map(({ city, schools }) => townOf(city, schools, calendar, randomOf(city.slug)));
}

export function townOf(
  entry: CityEntry,
  schools: readonly SchoolEntry[],
  calendar: DemoCalendar,
  random: Random,
): Town {
  const [first, last] = [calendar.years[0], calendar.years.at(-1)];
  if (!first || !last) throw new RangeError("A town needs a school year");
  return {
    id: random.id(),
    entry,
    schools: schools.map((school) => townSchool(school, random)),
    canteenId: random.id(),
    calendar,
    openDays: schoolCalendar({
      years: calendar.years,
      holidays: calendar.holidays,
      territory: territoryOf(entry.department),
      closures: [],
      schoolWeekdays: entry.canteen.settings.schoolWeekdays,
      openWeekdays: entry.canteen.weekdays,
      season: entry.canteen.settings.season,
    }),
    fees: checkedSchedules(entry.slug, entry.canteen.code),
    firstDay: first.firstDay,
    lastDay: last.lastDay,
  };
}
