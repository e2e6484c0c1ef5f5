import { Temporal } from "temporal-polyfill";
import { addDays, dayOf, daysBetween, type LocalDate } from "@/server/platform/dates";
import { type Audience, isForAll } from "./audience";
import type { DayState } from "./day-state";
import { type BookingCheck, checkBooking } from "./deadline-check";
import type { BookingRules } from "./deadline-rule";
import { covers, latestEnd, type OpeningWindow, stageOf } from "./opening-window";
import type { SchoolCalendar, SchoolHoliday } from "./school-calendar";

/** Days that share one moment: the last to book them, or the first. */
export interface SharedMoment {
  /** Open days, in order; at least one. */
  readonly days: readonly LocalDate[];
  readonly at: Temporal.Instant;
  /** Whom the days are open to; empty for all. */
  readonly whom: readonly Audience[];
}

/** What a family needs to know now about booking an activity (C3, C4). */
export interface BookingAgenda {
  readonly now: Temporal.Instant;
  readonly today: LocalDate;
  readonly state: DayState;
  /** Days that can be booked at the ordinary price, by the moment when this ends, the soonest first. */
  readonly closings: readonly SharedMoment[];
  /** Days past the ordinary deadline that can still be booked late. */
  readonly late: readonly SharedMoment[];
  /** Days that cannot be booked yet, by the moment when they will be. */
  readonly openings: readonly SharedMoment[];
  /** What the town says of its windows: those that will open, and those that are open for some or for a time. */
  readonly windows: readonly OpeningWindow[];
  /** The next holidays or bridge, or those of today. */
  readonly holiday: SchoolHoliday | undefined;
}

export interface AgendaQuestion {
  readonly rules: BookingRules;
  /** First and last day of the activity. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly calendar: SchoolCalendar;
  readonly openings: readonly OpeningWindow[];
  readonly zone: string;
  readonly now: Temporal.Instant;
  /** How many days to look ahead. */
  readonly horizon: number;
}

/** Looks at each open day from today on. The moments are those that booking itself will enforce. */
export function bookingAgenda(question: AgendaQuestion): BookingAgenda {
  const { calendar, openings, zone, now, firstDay, lastDay, horizon, rules } = question;
  const today = dayOf(now, zone);
  const end = addDays(today, horizon);
  const found = daysBetween(today, end)
    .filter((day) => firstDay <= day && day <= lastDay && calendar.dayState(day).open)
    .flatMap((day) => publicly(day, checkBooking(rules, { day, calendar, zone, now }), openings, now) ?? []);
  return {
    now,
    today,
    state: calendar.dayState(today),
    closings: shared(found.filter(({ tag }) => tag === "open")),
    late: shared(found.filter(({ tag }) => tag === "open_late")),
    openings: shared(found.filter(({ tag }) => tag === "too_early")),
    windows: openings.filter((window) => isWorthSaying(window, openings, now)),
    holiday: nextHoliday(calendar, today, end),
  };
}

interface PublicDay {
  readonly day: LocalDate;
  readonly tag: Exclude<BookingCheck["tag"], "too_late">;
  readonly at: Temporal.Instant;
  readonly whom: readonly Audience[];
}

/** A day as anybody may know it; undefined where nobody can book it now and no deadline will open it. */
function publicly(
  day: LocalDate,
  check: BookingCheck,
  openings: readonly OpeningWindow[],
  now: Temporal.Instant,
): PublicDay | undefined {
  if (check.tag === "too_late") return undefined;
  const windows = openings.filter((window) => window.kind === "booking" && covers(window, day));
  const open = windows.filter((window) => stageOf(window, now) === "open");
  if (windows.length > 0 && open.length === 0) return undefined;
  const whom = open.some(({ audience }) => isForAll(audience)) ? [] : open.map(({ audience }) => audience);
  if (check.tag === "too_early") return { day, tag: check.tag, at: check.opensAt, whom };
  const end = latestEnd(open);
  const at = end && Temporal.Instant.compare(end, check.until) < 0 ? end : check.until;
  return { day, tag: check.tag, at, whom };
}

/**
 * A window that is over says nothing any more. One that is open says nothing for those who read that it is open to all for
 * good, by itself or by another: of bookings, the days that can be booked are told already.
 */
function isWorthSaying(window: OpeningWindow, windows: readonly OpeningWindow[], now: Temporal.Instant): boolean {
  const stage = stageOf(window, now);
  if (stage !== "open") return stage === "before";
  if (isForGood(window)) return window.kind === "enrolment";
  const others = windows.filter((other) => other !== window && other.kind === window.kind);
  return !others.some((other) => stageOf(other, now) === "open" && isForGood(other) && spans(other, window));
}

function isForGood({ closesAt, audience }: OpeningWindow): boolean {
  return closesAt === null && isForAll(audience);
}

/** Whether the days of one window hold all those of the other. */
function spans(one: OpeningWindow, other: OpeningWindow): boolean {
  const startsFirst = one.firstDay === null || (other.firstDay !== null && one.firstDay <= other.firstDay);
  const endsLast = one.lastDay === null || (other.lastDay !== null && other.lastDay <= one.lastDay);
  return startsFirst && endsLast;
}

function shared(moments: readonly PublicDay[]): SharedMoment[] {
  const groups = new Map<string, { days: LocalDate[]; at: Temporal.Instant; whom: readonly Audience[] }>();
  for (const { day, at, whom } of moments) {
    const key = `${at.epochMilliseconds} ${JSON.stringify(whom)}`;
    const group = groups.get(key);
    if (group) group.days.push(day);
    else groups.set(key, { days: [day], at, whom });
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
