import type { LocalDate } from "@/server/platform/dates";
import type { Period, PeriodProblem } from "./domain/period";

/** Why something is not certified. A tag that ends in "NotFound" answers like a page that does not exist. */
export type CertificateError =
  | { readonly tag: "CertificateNotFound" }
  | { readonly tag: "CertifiedChildNotFound" }
  | { readonly tag: PeriodProblem; readonly today: LocalDate }
  | { readonly tag: "YearInFuture"; readonly thisYear: number }
  | { readonly tag: "NothingPaid"; readonly period: Period }
  | { readonly tag: "NothingPaidInYear"; readonly year: number }
  | { readonly tag: "NeverAttended"; readonly firstName: string; readonly period: Period }
  | { readonly tag: "NotEnrolled"; readonly firstName: string }
  | { readonly tag: "TooManyCertificates"; readonly minutes: number };
