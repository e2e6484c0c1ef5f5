import type { LocalDate } from "@/server/platform/dates";

/** Why something about bookings is refused. A tag that ends in "NotFound" answers like a page that does not exist. */
export type BookingError =
  | { readonly tag: "BookingActivityNotFound" }
  | { readonly tag: "BookingChildNotFound" }
  | { readonly tag: "BookingDraftNotFound" }
  | { readonly tag: "BookingOfferNotFound" }
  | { readonly tag: "BookingEntryNotFound" }
  /** The form was sent as it was shown. */
  | { readonly tag: "BookingNothingChanged" }
  /** The places of the school changed at each look at what was to be confirmed. */
  | { readonly tag: "BookingPlacesMoving" }
  | { readonly tag: "BookingNoWeekday" }
  | { readonly tag: "BookingPeriodEndsBeforeStart" }
  | { readonly tag: "BookingPeriodTooLong"; readonly lastDay: LocalDate }
  /** No day of the pattern is open to booking in the period. */
  | { readonly tag: "BookingNothingInPeriod"; readonly first: LocalDate; readonly last: LocalDate }
  | { readonly tag: "BookingOfferOver"; readonly day: LocalDate }
  | { readonly tag: "BookingOfferDeclined"; readonly day: LocalDate }
  | { readonly tag: "BookingOfferAccepted"; readonly day: LocalDate }
  /** The town has closed the day since the offer was made. */
  | { readonly tag: "BookingOfferDayClosed"; readonly day: LocalDate }
  | { readonly tag: "AttendanceDayNotFound" }
  | { readonly tag: "AttendanceChildNotFound" }
  /** Nobody is absent of a day to come, on a sheet. */
  | { readonly tag: "AttendanceTooEarly"; readonly day: LocalDate }
  /** Another agent, or the family, changed these children's day since the page was shown. */
  | { readonly tag: "AttendanceMoved"; readonly names: readonly string[] }
  | { readonly tag: "AttendanceNothingToVerify" }
  | { readonly tag: "AttendancePeriodEndsBeforeStart" }
  | { readonly tag: "AttendanceNoBookedDay"; readonly first: LocalDate; readonly last: LocalDate }
  /** A sheet says that the child came on those days, and nothing else of the period is booked. */
  | { readonly tag: "AttendanceChildSeen"; readonly days: readonly LocalDate[] };
