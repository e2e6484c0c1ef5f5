import type { LocalDate } from "@/server/platform/dates";

/** Why a household cannot ask something about an enrolment, or staff cannot answer it. */
export type EnrolmentError =
  | { readonly tag: "AskedChildNotFound" }
  | { readonly tag: "AskedActivityNotFound" }
  | { readonly tag: "AskedEnrolmentNotFound" }
  | { readonly tag: "EnrolmentRequestNotFound" }
  | { readonly tag: "EnrolmentRequestDecided" }
  /** A request to enrol is accepted from a day that staff write. */
  | { readonly tag: "EnrolmentFirstDayMissing" }
  /** `why` is a sentence about the child, for its parents. */
  | { readonly tag: "EnrolmentNotAskable"; readonly why: string }
  | {
      readonly tag: "EnrolmentAskedOutside";
      readonly firstName: string;
      readonly first: LocalDate;
      readonly last: LocalDate;
    }
  /** The enrolment is over, or the other parent has asked to end it. */
  | { readonly tag: "EnrolmentEndNotAskable" }
  | { readonly tag: "EnrolmentEndAskedOutside"; readonly first: LocalDate; readonly last: LocalDate };
