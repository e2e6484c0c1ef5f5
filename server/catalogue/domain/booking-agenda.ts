import { Temporal } from "temporal-polyfill";
import { addDays, dayOf, daysBetween, type LocalDate } from "@/server/platform/dates";
import type { DayState } from "./day-state";
import { checkBooking } from "./deadline-check";
import type { BookingRules } from "./deadline-rule";
import type { SchoolCalendar, SchoolHoliday } from "./school-calendar";

/** Days that share one moment: the last to book them, or the first. */
export interface SharedMoment {
  /** Open days, in order; at least one. */
  readonly days: readonly LocalDate[];
  readonly at: Temporal.Instant;
}

/** What a family needs to know now about booking an activity (C3, C4). */
export interface BookingAgenda {
  readonly today: LocalDate;
  readonly state: DayState;
  /** Days that can be booked at the ordinary price, by the moment when this ends, the soonest first. */
  readonly closings: readonly SharedMoment[];
  /** Days past the ordinary deadline that can still be booked late. */
  readonly late: readonly SharedMoment[];
  /** Days that cannot be booked yet, by the moment when they will be. */
  readonly openings: readonly SharedMoment[];
  /** The next holidays or bridge, or those of today. */
  readonly holiday: SchoolHoliday | undefined;
}

export interface AgendaQuestion {
  readonly rules: BookingRules;
  /** First and last day of the activity. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly calendar: SchoolCalendar;
  readonly zone: string;
  readonly now: Temporal.Instant;
  /** How many days to look ahead. */
  readonly horizon: number;
}

/** Looks at each open day from today on. The moments are those that booking itself will enforce. */
export function bookingAgenda(question: AgendaQuestion): BookingAgenda {
  const { calendar, zone, now, firstDay, lastDay, horizon, rules } = question;
  const today = dayOf(now, zone);
  const end = addDays(today, horizon);
  const found = daysBetween(today, end)
    .filter((day) => firstDay <= day && day <= lastDay && calendar.dayState(day).open)
    .map((day) => ({ day, check: checkBooking(rules, { day, calendar, zone, now }) }));
  return {
    today,
    state: calendar.dayState(today),
    closings: shared(found.flatMap(({ day, check }) => (check.tag === "open" ? [{ day, at: check.until }] : []))),
    late: shared(found.flatMap(({ day, check }) => (check.tag === "open_late" ? [{ day, at: check.until }] : []))),
    openings: shared(
      found.flatMap(({ day, check }) => (check.tag === "too_early" ? [{ day, at: check.opensAt }] : [])),
    ),
    holiday: nextHoliday(calendar, today, end),
  };
}

function shared(moments: readonly { day: LocalDate; at: Temporal.Instant }[]): SharedMoment[] {
  const groups = new Map<number, { days: LocalDate[]; at: Temporal.Instant }>();
  for (const { day, at } of moments) {
    const group = groups.get(at.epochMilliseconds);
    if (group) group.days.push(day);
    else groups.set(at.epochMilliseconds, { days: [day], at });
  }
  return [...groups.values()].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

function nextHoliday(calendar: SchoolCalendar, from: LocalDate, to: LocalDate): SchoolHoliday | undefined {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const holiday = calendar.holidayOf(day);
    if (holiday) return holiday;
  }
  return undefined;
}
