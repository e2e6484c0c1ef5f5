import { type SchoolCalendar, type SchoolLevel, schoolCalendar, territoryOf } from "@/server/catalogue/domain";
import type { CheckedSchedule } from "@/server/fees/domain/check-schedule";
import type { LocalDate } from "@/server/platform/dates";
import type { DemoCalendar } from "../calendar";
import { type ActivityEntry, CITIES, type CityEntry } from "../data/cities";
import { canteenSeats, classesOf, eveningPlaces, type SchoolEntry } from "../data/schools";
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

/** What a town opens to children, with the identifier it is known by. */
export interface TownActivity {
  readonly id: string;
  readonly entry: ActivityEntry;
  readonly openDays: SchoolCalendar;
  readonly fees: readonly CheckedSchedule[];
  /** Places a day in a school; undefined where it does not take place. */
  placesAt(school: TownSchool): number | undefined;
}

/** A town of the demonstration with the identifiers of what it is made of. */
export interface Town {
  readonly id: string;
  readonly entry: CityEntry;
  readonly schools: readonly TownSchool[];
  readonly canteen: TownActivity;
  /** Undefined in a town without. */
  readonly evening: TownActivity | undefined;
  readonly calendar: DemoCalendar;
  /** First and last day of the activities, those of the school years. */
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
  const [first = calendar.running, last = calendar.running] = [calendar.years[0], calendar.years.at(-1)];
  const activity = (of: ActivityEntry): Omit<TownActivity, "placesAt"> => ({
    id: random.id(),
    entry: of,
    openDays: openDaysOf(of, entry, calendar),
    fees: checkedSchedules(entry.slug, of.code),
  });
  return {
    id: random.id(),
    entry,
    schools: schools.map((school) => townSchool(school, random)),
    canteen: { ...activity(entry.canteen), placesAt: ({ seats }) => seats },
    evening: entry.evening && { ...activity(entry.evening), placesAt: ({ entry: school }) => eveningPlaces(school) },
    calendar,
    firstDay: first.firstDay,
    lastDay: last.lastDay,
  };
}

function openDaysOf({ weekdays, settings }: ActivityEntry, { department }: CityEntry, calendar: DemoCalendar) {
  return schoolCalendar({
    years: calendar.years,
    holidays: calendar.holidays,
    territory: territoryOf(department),
    closures: [],
    schoolWeekdays: settings.schoolWeekdays,
    openWeekdays: weekdays,
    season: settings.season,
  });
}
