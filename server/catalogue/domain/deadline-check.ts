import { Temporal } from "temporal-polyfill";
import type { LocalDate } from "@/server/platform/dates";
import { firstMoment, lastMoment } from "./deadline-moment";
import type { BookingRules, DeadlineRule } from "./deadline-rule";
import type { SchoolCalendar } from "./school-calendar";

/** The day that is asked for, and the instant at which it is asked, on the server's clock. */
export interface DeadlineQuestion {
  readonly day: LocalDate;
  readonly calendar: SchoolCalendar;
  /** The town's zone, "Europe/Paris". */
  readonly zone: string;
  readonly now: Temporal.Instant;
}

type OpenUntil = { readonly tag: "open"; readonly until: Temporal.Instant };
type TooEarly = { readonly tag: "too_early"; readonly opensAt: Temporal.Instant };
type TooLate = { readonly tag: "too_late"; readonly closedAt: Temporal.Instant };

export type DeadlineCheck = OpenUntil | TooEarly | TooLate;
/** Booking is possible, at the price of late bookings. */
type OpenLate = { readonly tag: "open_late"; readonly until: Temporal.Instant };
export type BookingCheck = DeadlineCheck | OpenLate;
/** Cancelling is possible, but the unit stays due. */
type OpenBilled = { readonly tag: "open_billed"; readonly until: Temporal.Instant };
export type CancellingCheck = OpenUntil | OpenBilled | TooLate;

/** Whether `now` is after the minute of `last`: "jusqu’à 11 h" holds while the clock still shows 11:00. */
export function isPast(last: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, last.add({ minutes: 1 })) >= 0;
}

/** Where `now` stands in a window; without `opens` it has always been open (C4). */
export function checkDeadline(
  window: { readonly opens?: DeadlineRule; readonly closes: DeadlineRule },
  { day, calendar, zone, now }: DeadlineQuestion,
): DeadlineCheck {
  const closes = lastMoment(window.closes, day, calendar, zone);
  if (isPast(closes, now)) return { tag: "too_late", closedAt: closes };
  if (window.opens) {
    const opensAt = firstMoment(window.opens, day, calendar, zone);
    if (Temporal.Instant.compare(now, opensAt) < 0) return { tag: "too_early", opensAt };
  }
  return { tag: "open", until: closes };
}

/** Whether `day` can be booked now, and whether it costs more. Says nothing of capacity nor of closed days (C4, B1). */
export function checkBooking(rules: BookingRules, question: DeadlineQuestion): BookingCheck {
  const ordinary = checkDeadline({ opens: rules.opens, closes: rules.booking }, question);
  if (ordinary.tag !== "too_late" || !rules.lateBooking) return ordinary;
  const late = checkDeadline({ opens: rules.opens, closes: rules.lateBooking.until }, question);
  if (late.tag === "open") return { tag: "open_late", until: late.until };
  return late.tag === "too_late" ? lastClosed(ordinary, late) : late;
}

/** Whether a booking of `day` can be cancelled now, freely or still billed (C4, B1). */
export function checkCancelling(rules: BookingRules, question: DeadlineQuestion): CancellingCheck {
  const free = lastMoment(rules.cancelling, question.day, question.calendar, question.zone);
  if (!isPast(free, question.now)) return { tag: "open", until: free };
  const refused: TooLate = { tag: "too_late", closedAt: free };
  if (!rules.lateCancelling) return refused;
  const billed = lastMoment(rules.lateCancelling.until, question.day, question.calendar, question.zone);
  if (!isPast(billed, question.now)) return { tag: "open_billed", until: billed };
  return lastClosed(refused, { tag: "too_late", closedAt: billed });
}

function lastClosed(first: TooLate, second: TooLate): TooLate {
  return Temporal.Instant.compare(first.closedAt, second.closedAt) >= 0 ? first : second;
}
