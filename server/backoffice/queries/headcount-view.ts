import "server-only";
import { type Activity, listActivities } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { DIETS, type Diet } from "@/server/families";
import { addDays, daysBetween, type LocalDate, weekday } from "@/server/platform/dates";
import { type Headcount, headcountOf } from "../domain/headcount";
import { countMeals } from "./headcount";
import { type OpenDays, openDays } from "./open-days";

export interface SchoolLine {
  readonly id: string;
  readonly name: string;
  /** Null when the school opens. */
  readonly closed: string | null;
}

interface CountedActivity {
  readonly id: string;
  readonly name: string;
  /** Whether the children eat there. Care never pays for food (`childCare` of its settings), so that it counts no diet. */
  readonly meals: boolean;
}

export interface DayHeadcount extends Headcount<Diet> {
  readonly activity: CountedActivity;
  readonly activities: readonly { readonly id: string; readonly name: string }[];
  readonly day: LocalDate;
  readonly schools: readonly SchoolLine[];
  /** Why nobody eats on that day, when no school opens. */
  readonly closed: string | null;
  readonly previous: LocalDate | null;
  readonly following: LocalDate | null;
}

/** The activity asked, else the first of the town: the canteen where there is one. */
export async function headcountActivity(tx: Tx, activityId?: string): Promise<Activity | undefined> {
  const activities = await listActivities(tx);
  if (activityId) return activities.find(({ id }) => id === activityId);
  return activities[0];
}

export function countedActivity({ id, name, settings }: Activity): CountedActivity {
  return { id, name, meals: !settings.childCare };
}

/** `asked`, or the present day when a school opens, else the next day on which one does. */
export function headcountDay(days: OpenDays, asked: LocalDate | undefined, today: LocalDate): LocalDate {
  if (asked) return asked;
  return days.closedEverywhere(today) === null ? today : (days.neighbour(today, 1) ?? today);
}

/** The day's headcount by school and diet, with its neighbours for the navigation (B10, E2). */
export async function readDayHeadcount(
  tx: Tx,
  city: { readonly department: string },
  activity: Activity,
  asked: LocalDate | undefined,
  today: LocalDate,
): Promise<DayHeadcount> {
  const days = await openDays(tx, city, activity);
  const day = headcountDay(days, asked, today);
  const counts = await countMeals(tx, activity.id, day, day);
  return {
    ...headcountOf(
      days.schools.map((school) => school.id),
      DIETS,
      counts,
    ),
    activity: countedActivity(activity),
    activities: (await listActivities(tx)).map((other) => ({ id: other.id, name: other.name })),
    day,
    schools: days.schools.map((school) => ({
      id: school.id,
      name: school.name,
      closed: days.closedReason(school.id, day),
    })),
    closed: days.closedEverywhere(day),
    previous: days.neighbour(day, -1),
    following: days.neighbour(day, 1),
  };
}

export interface WeekHeadcount {
  readonly activity: CountedActivity;
  readonly monday: LocalDate;
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  readonly days: readonly (Headcount<Diet> & { readonly day: LocalDate; readonly closed: string | null })[];
  readonly total: number;
}

/** Monday to Sunday of the week that holds `asked`; days on which nothing ever opens are left out. */
export async function readWeekHeadcount(
  tx: Tx,
  city: { readonly department: string },
  activity: Activity,
  asked: LocalDate | undefined,
  today: LocalDate,
): Promise<WeekHeadcount> {
  const open = await openDays(tx, city, activity);
  const day = headcountDay(open, asked, today);
  const monday = addDays(day, 1 - weekday(day));
  const counts = await countMeals(tx, activity.id, monday, addDays(monday, 6));
  const ids = open.schools.map(({ id }) => id);
  const days = daysBetween(monday, addDays(monday, 6))
    .filter((date) => activity.weekdays.includes(weekday(date)) || counts.some((count) => count.day === date))
    .map((date) => ({
      ...headcountOf(
        ids,
        DIETS,
        counts.filter((count) => count.day === date),
      ),
      day: date,
      closed: open.closedEverywhere(date),
    }));
  return {
    activity: countedActivity(activity),
    monday,
    schools: open.schools.map(({ id, name }) => ({ id, name })),
    days,
    total: days.reduce((sum, { total }) => sum + total, 0),
  };
}
