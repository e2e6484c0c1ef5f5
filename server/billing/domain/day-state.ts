import type { AttendanceFact } from "@/server/booking/domain";

/** What a day of a child is on an invoice (X3). */
export const DAY_STATES = ["present", "absent_excused", "absent_billed", "cancelled_late", "unbooked"] as const;
export type DayState = (typeof DAY_STATES)[number];

/**
 * Present unless said otherwise (docs/adr/0015). A child who came without a booking is billed as booked late, also when
 * the booking had been cancelled too late: once, as who came. A certificate excuses a late cancellation too.
 */
export function stateOf({ booking, exception }: Pick<AttendanceFact, "booking" | "exception">): DayState {
  if (exception === "absent_excused") return "absent_excused";
  if (booking === "booked") return exception === "absent_unexcused" ? "absent_billed" : "present";
  if (exception === "unbooked" || booking === null) return "unbooked";
  return "cancelled_late";
}

/** Whether the price of late bookings applies. */
export function isLate(state: DayState, late: boolean): boolean {
  return late || state === "unbooked";
}

/** Whether the child came. What is billed without that is no care of a child (docs/adr/0018). */
export function cameOn(state: DayState | null): boolean {
  return state === "present" || state === "unbooked";
}

/** An excused absence costs nothing, and is shown. */
export function isFree(state: DayState | null): boolean {
  return state === null || state === "absent_excused";
}

/** Whether what happened depends on somebody having looked: not for what was cancelled beforehand, nor noted already. */
export function needsVerifying(fact: Pick<AttendanceFact, "exception" | "verified">, state: DayState): boolean {
  return !fact.verified && fact.exception === null && state !== "cancelled_late";
}
