import type { LocalDate } from "@/server/platform/dates";

/** Why an opening is refused, or its change. */
export type OpeningError =
  | { readonly tag: "OpeningActivityNotFound" }
  | { readonly tag: "OpeningNotFound" }
  | { readonly tag: "OpeningSchoolNotFound" }
  | { readonly tag: "OpeningClosesBeforeOpening" }
  | { readonly tag: "OpeningDaysReversed" }
  | {
      readonly tag: "OpeningOutsideActivity";
      readonly field: "first" | "last";
      readonly first: LocalDate;
      readonly last: LocalDate;
    }
  /** One enrols in an activity, not in a day of it. */
  | { readonly tag: "OpeningDaysOfEnrolment" }
  /** None of the schools chosen has a class of the levels chosen. */
  | { readonly tag: "OpeningForNobody" }
  /** The recap was read, and what it said no longer holds. */
  | { readonly tag: "OpeningNoLongerPossible"; readonly because: OpeningError };
