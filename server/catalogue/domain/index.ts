export { type ActivitySettings, activitySettingsSchema } from "./activity-settings";
export type { ClosedReason, DayState } from "./day-state";
export { describeClosedReason } from "./day-state.fr";
export {
  type BookingCheck,
  type CancellingCheck,
  checkBooking,
  checkCancelling,
  checkDeadline,
  type DeadlineCheck,
  type DeadlineQuestion,
  isPast,
} from "./deadline-check";
export { describeBookingCheck, describeCancellingCheck } from "./deadline-check.fr";
export { firstMoment, lastMoment } from "./deadline-moment";
export { type BookingRules, bookingRulesSchema, type DeadlineRule, deadlineRuleSchema } from "./deadline-rule";
export { describeBookingRules, describeOpening, describeRule } from "./deadline-rule.fr";
export { type HolidayTerritory, publicHolidayOn, territoryOf } from "./public-holidays";
export {
  type Closure,
  type SchoolCalendar,
  type SchoolCalendarSettings,
  type SchoolHoliday,
  type SchoolYear,
  type Season,
  schoolCalendar,
} from "./school-calendar";
export { birthYearOf, levelsOf, SCHOOL_KINDS, SCHOOL_LEVELS, type SchoolKind, type SchoolLevel } from "./school-level";
export { schoolYearsOf } from "./school-years";
export { isUai } from "./uai";
export { weekdayName } from "./weekday.fr";
