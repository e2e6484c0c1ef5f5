import type { LocalDate } from "@/server/platform/dates";

/** A child may book an activity from a first to a last day, both included. */
export interface Enrolment {
  readonly id: string;
  readonly childId: string;
  readonly activityId: string;
  readonly activityName: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** What an agent sees of a child's activities: enrolments, those it may join, and what its household holds to come. */
export interface ChildEnrolmentsView {
  readonly firstName: string;
  /** The latest first. */
  readonly enrolments: readonly Enrolment[];
  /** `from` and `to`: what is left of the activity, to begin with. */
  readonly activities: ReadonlyArray<{
    readonly id: string;
    readonly name: string;
    readonly from: LocalDate;
    readonly to: LocalDate;
  }>;
  readonly upcoming: { readonly bookings: number; readonly entries: number };
}
