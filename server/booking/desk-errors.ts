import type { LocalDate } from "@/server/platform/dates";
import type { HeldDay } from "./domain/school-move";

/** What an agent can cause with a child's enrolments and can mend. */
export type BookingDeskError =
  | { readonly tag: "EnrolledChildNotFound" }
  /** Another school: this would be given back, which nobody has read yet, or not as it is now. `seen` says that it was. */
  | {
      readonly tag: "ChildHoldsPlaces";
      readonly from: LocalDate;
      readonly held: readonly HeldDay[];
      readonly seen: string;
    }
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
    };
