import type { LocalDate } from "@/server/platform/dates";
import type { FreePeriod } from "./domain/askability";

/** Why a household cannot ask something about an enrolment, or staff cannot answer it. */
export type EnrolmentError =
  | { readonly tag: "AskedChildNotFound" }
  | { readonly tag: "AskedActivityNotFound" }
  | { readonly tag: "AskedEnrolmentNotFound" }
  | { readonly tag: "EnrolmentRequestNotFound" }
  | { readonly tag: "EnrolmentRequestDecided" }
  /** A request to enrol is accepted from a day that staff write. */
  | { readonly tag: "EnrolmentFirstDayMissing" }
  /** `why` is a sentence about each such child, for its parents. */
  | { readonly tag: "EnrolmentNotAskable"; readonly why: string }
  | {
      readonly tag: "EnrolmentAskedOutside";
      /** Each for whom the day does not suit, with the periods over which it could be asked for. */
      readonly children: readonly { readonly firstName: string; readonly periods: readonly FreePeriod[] }[];
    }
  /** The days that the recap gave are no longer those that would be asked. */
  | { readonly tag: "EnrolmentRecapMoved" }
  /** What would end is no longer what the recap said: these days have changed; none when something else has. */
  | { readonly tag: "EnrolmentEndMoved"; readonly days: readonly LocalDate[] }
  /** The enrolment is over, or the other parent has asked to end it. */
  | { readonly tag: "EnrolmentEndNotAskable" }
  | { readonly tag: "EnrolmentEndAskedOutside"; readonly first: LocalDate; readonly last: LocalDate };
