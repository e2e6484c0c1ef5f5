import type { LocalDate } from "@/server/platform/dates";

/** What an agent can cause with a child's enrolments and can mend. */
export type BookingDeskError =
  | { readonly tag: "EnrolledChildNotFound" }
  | { readonly tag: "SchoolMoveOutside"; readonly first: LocalDate; readonly last: LocalDate }
  /** It would do something else on these days than its recap said; none when it is of another change. */
  | { readonly tag: "SchoolMoveMoved"; readonly days: readonly LocalDate[] }
  | { readonly tag: "EnrolmentActivityNotFound" }
  | { readonly tag: "EnrolmentNotFound" }
  | { readonly tag: "EnrolmentEndsBeforeStart" }
  /** The town opens the activity on these days only. */
  | {
      readonly tag: "EnrolmentOutsideActivity";
      readonly field: "from" | "to";
      readonly first: LocalDate;
      readonly last: LocalDate;
    }
  | { readonly tag: "EnrolmentOverlaps"; readonly first: LocalDate; readonly last: LocalDate }
  | {
      readonly tag: "EnrolmentEndNotEarlier";
      readonly field: "lastDay" | "to";
      readonly first: LocalDate;
      readonly last: LocalDate;
    }
  /** Somebody has ended it on that day or before, since the day was chosen. */
  | { readonly tag: "EnrolmentEndsAlready"; readonly last: LocalDate }
  /** It would end something else on these days than its recap said; none when something else has changed. */
  | { readonly tag: "DeskEndMoved"; readonly days: readonly LocalDate[] };
