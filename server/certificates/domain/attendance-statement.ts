import type { AttendanceFact } from "@/server/booking/domain";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { Period } from "./period";

/** The days of a month on which a child was there, oldest first. */
export interface AttendedMonth {
  /** Its first day. */
  readonly month: LocalDate;
  readonly verified: readonly LocalDate[];
  /** Booked, without an absence noted; the town has not looked at these days yet. */
  readonly unverified: readonly LocalDate[];
}

export interface AttendedActivity {
  readonly activity: string;
  readonly months: readonly AttendedMonth[];
}

export interface AttendanceStatement {
  readonly period: Period;
  readonly activities: readonly AttendedActivity[];
  /** Different days on which a presence was verified: a day counts once, whatever the number of activities. */
  readonly verified: number;
  /** The other days: nothing of them was looked at. */
  readonly unverified: number;
}

/**
 * The days on which one child came, from what its household booked: present unless said otherwise (docs/adr/0015). Only what
 * somebody has looked at is certified; the rest is told apart. Undefined when the child never came.
 */
export function attendanceStatement(
  facts: readonly Pick<AttendanceFact, "activityId" | "day" | "booking" | "exception" | "verified">[],
  activityNames: ReadonlyMap<string, string>,
  period: Period,
): AttendanceStatement | undefined {
  const attended = facts.filter(wasThere).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  if (attended.length === 0) return undefined;
  const activities = [...Map.groupBy(attended, ({ activityId }) => activityId)].map(([activityId, days]) => ({
    activity: activityNames.get(activityId) ?? "",
    months: [...Map.groupBy(days, ({ day }) => localDate(`${day.slice(0, 7)}-01`))].map(([month, ofMonth]) => ({
      month,
      verified: ofMonth.filter(({ verified }) => verified).map(({ day }) => day),
      unverified: ofMonth.filter(({ verified }) => !verified).map(({ day }) => day),
    })),
  }));
  const all = new Set(attended.map(({ day }) => day));
  const verified = new Set(attended.filter((fact) => fact.verified).map(({ day }) => day));
  return {
    period,
    activities: activities.toSorted((a, b) => a.activity.localeCompare(b.activity, "fr")),
    verified: verified.size,
    unverified: all.size - verified.size,
  };
}

function wasThere({ booking, exception }: Pick<AttendanceFact, "booking" | "exception">): boolean {
  return exception === "unbooked" || (booking === "booked" && exception === null);
}
