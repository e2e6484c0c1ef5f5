export { type ActivitySettings, activitySettingsSchema } from "./activity-settings";
export {
  type Audience,
  type AudienceChild,
  isForNobody,
  isMeant,
} from "./audience";
export { describePeriod } from "./booking-agenda.fr";
export {
  HOME_PLACES,
  type HomePlace,
  OPENING_KINDS,
  type OpeningKind,
  QUEUE_CRITERIA,
  type QueueCriterion,
  SCHOOL_LEVELS,
  type SchoolLevel,
} from "./choices";
export type { ClosedReason, DayState } from "./day-state";
export { describeClosedReason } from "./day-state.fr";
export {
  type BookingCheck,
  type CancellingCheck,
  checkBooking,
  checkCancelling,
  type DeadlineCheck,
  type DeadlineQuestion,
  isPast,
} from "./deadline-check";
export { lastMoment } from "./deadline-moment";
export type { BookingRules, DeadlineRule } from "./deadline-rule";
export { describeBookingRules } from "./deadline-rule.fr";
export { describeOpenDays } from "./open-days.fr";
export {
  covers,
  type Opening,
  type OpeningQuestion,
  type OpeningWindow,
  openingOf,
  stageOf,
} from "./opening-window";
export { describeOpening, describeWindow } from "./opening-window.fr";
export { type HolidayTerritory, publicHolidayOn, territoryOf } from "./public-holidays";
export { describeOwnQueue } from "./queue-order.fr";
export {
  type Closure,
  type SchoolCalendar,
  type SchoolCalendarSettings,
  type SchoolHoliday,
  type SchoolYear,
  type Season,
  schoolCalendar,
} from "./school-calendar";
export {
  birthYearOf,
  levelOfBirthYear,
  levelsOf,
  SCHOOL_KINDS,
  type SchoolKind,
  startYearPreparedOn,
} from "./school-level";
export { describeLevels } from "./school-level.fr";
export { schoolYearsOf } from "./school-years";
export { isUai } from "./uai";
export { weekdayName } from "./weekday.fr";
