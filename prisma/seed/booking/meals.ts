import { Temporal } from "temporal-polyfill";
import { addDays, type LocalDate, localDate, plainDate, weekday } from "@/server/platform/dates";
import { invoicedFrom } from "../billing/invoiced-month";
import type { ChildDraft, FamilyDraft } from "../families/draft";
import type { Random } from "../random";
import type { Town, TownActivity } from "../town/town";
import { openDaysOf } from "../town/town-rows";
import type { Eater } from "./tight-days";

const PAST_DAYS = 21;
/** Children start school in the September of the year in which they turn three. */
const SCHOOL_AGE = 3;
/** Open days ahead for which families have booked already. */
const BOOKED_AHEAD = 16;

/** A child who comes on a day, to the canteen or in the evening, and the family that booked it. */
export interface Meal {
  readonly child: ChildDraft;
  readonly family: FamilyDraft;
  readonly day: LocalDate;
  readonly cancelled: boolean;
  readonly late: boolean;
}

export interface Days {
  /** Those of the running year and the next one; of the former one, from the month that is invoiced. */
  readonly open: readonly LocalDate[];
  /** Before `past`, from the first day of the month that is invoiced. */
  readonly older: readonly LocalDate[];
  readonly past: readonly LocalDate[];
  readonly ahead: readonly LocalDate[];
}

/** Days of the activity around today. When classes are far, "ahead" begins on the first day back. */
export function daysAround(activity: TownActivity, town: Town, today: LocalDate): Days {
  const invoiced = invoicedFrom(town, today);
  const { firstDay } = town.calendar.running;
  const open = openDaysOf(activity, town).filter((day) => day >= invoiced || day >= firstDay);
  const recent = addDays(today, -PAST_DAYS);
  return {
    open,
    older: open.filter((day) => day < recent && day >= invoiced),
    past: open.filter((day) => day < today && day >= recent),
    ahead: open.filter((day) => day > today).slice(0, BOOKED_AHEAD),
  };
}

/** Whose week it is, for a child in two homes: the parity of the ISO week. */
export function isWeekOf(weeks: "even" | "odd" | null, day: LocalDate): boolean {
  const { weekOfYear } = plainDate(day);
  return weeks === null || ((weekOfYear ?? 0) % 2 === 0) === (weeks === "even");
}

/** The first day of a child at school: in June the youngest were not there yet. */
export function firstSchoolDay({ birthdate }: ChildDraft): LocalDate {
  return localDate(`${Number(birthdate.slice(0, 4)) + SCHOOL_AGE}-09-01`);
}

/** Pupils of public schools who are enrolled, and the families that may book for them. */
export function eaters(families: readonly FamilyDraft[]): Eater[] {
  return families.flatMap((family) =>
    family.children
      .filter(({ child }) => child.school.seats !== undefined && !child.newcomer)
      .map(({ child, weeks }) => ({ child, weeks, family })),
  );
}

/** What families booked for some days, by the habits of each child. */
export function habitualMeals(
  random: Random,
  days: readonly LocalDate[],
  today: LocalDate,
  eaters: readonly Eater[],
): Meal[] {
  const meals: Meal[] = [];
  for (const { child, weeks, family } of eaters) {
    const since = firstSchoolDay(child);
    for (const day of days) {
      if (day < since) continue;
      if (!child.habit.includes(weekday(day)) || !isWeekOf(weeks, day) || random.chance(0.05)) continue;
      meals.push({ child, family, day, cancelled: random.chance(0.03), late: day < today && random.chance(0.03) });
    }
  }
  return meals;
}

/** When a meal was booked: some evening before it, and before now. */
export function bookedAt(random: Random, day: LocalDate, late: boolean, zone: string, now: Temporal.Instant): string {
  const evening = plainDate(day)
    .subtract({ days: late ? 1 : random.between(8, 24) })
    .toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from({ hour: late ? 16 : 20, minute: random.between(0, 59) }),
    })
    .toInstant();
  const ago = random.between(60, 5_000);
  // Whoever waits came later: waitlists begin six days ago.
  const latest = now.subtract({ hours: late ? 0 : 24 * 7, minutes: ago });
  return (Temporal.Instant.compare(evening, latest) < 0 ? evening : latest).toString();
}
