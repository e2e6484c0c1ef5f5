import "server-only";
import { listActivities, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, daysBetween, type LocalDate, localDate, weekday } from "@/server/platform/dates";
import { enrolledActivities, familyChildren } from "../data/family-children";
import { schoolingOn } from "../domain/schooling";
import { type ChildDay, closuresOf, type WeekClosure } from "../domain/week-closures";

/** One thing booked in the present week, for the family's home page. */
export interface WeekBooking {
  readonly childId: string;
  readonly day: LocalDate;
  readonly activity: string;
}

export interface WeekView {
  /** Monday and Sunday. */
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly bookings: readonly WeekBooking[];
  readonly closed: readonly WeekClosure[];
}

interface Row {
  child_id: string;
  day: string;
  name: string;
}

interface WeekScope {
  readonly tx: Tx;
  readonly city: { readonly department: string };
  readonly familyId: string;
}

/** What is booked this week, and what is closed; from Saturday on, the week that comes. */
export async function readWeek({ tx, city, familyId }: WeekScope, today: LocalDate): Promise<WeekView> {
  const monday = addDays(today, 1 - weekday(today));
  const first = weekday(today) > 5 ? addDays(monday, 7) : monday;
  const last = addDays(first, 6);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT b.child_id, b.day::text, a.name FROM booking b
    JOIN activity a ON a.city_id = b.city_id AND a.id = b.activity_id
    WHERE b.family_id = ${familyId}::uuid AND b.status = 'booked' AND b.day BETWEEN ${first}::date AND ${last}::date
    ORDER BY b.day, a.name`;
  const bookings = rows.map((row) => ({ childId: row.child_id, day: localDate(row.day), activity: row.name }));
  return { first, last, bookings, closed: await closedDays({ tx, city, familyId }, { first, last }) };
}

/** Closed days of each child, by day: those of the usual week that the calendar of its school, on that day, takes away (C3). */
async function closedDays(
  { tx, city, familyId }: WeekScope,
  { first, last }: Pick<WeekView, "first" | "last">,
): Promise<WeekClosure[]> {
  const enrolled = await enrolledActivities(tx, familyId);
  const days: ChildDay[] = [];
  for (const activity of (await listActivities(tx)).filter(({ id }) => enrolled.has(id))) {
    const calendars = await schoolCalendars(tx, city, activity);
    const { children } = await familyChildren(tx, familyId, activity.id);
    for (const child of children) {
      const { id: childId, enrolments } = child;
      for (const day of daysBetween(first, last)) {
        if (!enrolments.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)) continue;
        const state = calendars(schoolingOn(child, day).schoolId ?? "").dayState(day);
        days.push({ childId, day, activity: activity.name, reason: state.open ? null : state.reason });
      }
    }
  }
  return closuresOf(days);
}
