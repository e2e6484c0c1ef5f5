import type { LocalDate } from "@/server/platform/dates";
import type { KeptClosedDay } from "./domain/closing-view";

/** Why a closing or its end is refused. */
export type ClosingError =
  | { readonly tag: "ClosingNotFound" }
  | { readonly tag: "ClosingSchoolNotFound" }
  | { readonly tag: "ClosingActivityNotFound" }
  | { readonly tag: "ClosingInThePast"; readonly today: LocalDate }
  | { readonly tag: "ClosingEndsBeforeStart" }
  /** `furthest`: the last day that one closing may have from its first. */
  | { readonly tag: "ClosingTooLong"; readonly furthest: LocalDate }
  /** The activity has no place in the school, or nothing has. */
  | { readonly tag: "ClosingNothingServed" }
  /** Each day that something keeps closed, and why. */
  | { readonly tag: "ClosingAlreadyClosed"; readonly closed: readonly KeptClosedDay[] }
  /** `reason`, as it ends a sentence; null when the activity does not run then. */
  | { readonly tag: "ClosingNoOpenDay"; readonly reason: string | null }
  /** Somebody has looked at who was there: the day did open. */
  | { readonly tag: "ClosingSheetVerified"; readonly day: LocalDate; readonly school: string }
  | { readonly tag: "ClosingIsOver" }
  /** The recap was read, and what it said no longer holds. */
  | { readonly tag: "ClosingNoLongerPossible"; readonly because: ClosingError };
