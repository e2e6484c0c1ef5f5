import type { LocalDate } from "@/server/platform/dates";
import type { ActivityLink } from "./month-view";
import type { Rhythm } from "./pattern";
import type { SchoolChange } from "./schooling.fr";

/** What the page of the usual week starts from: children, days of the service, the rest of its year. */
export interface WeekFormView {
  readonly activity: { readonly id: string; readonly name: string; readonly unitLabel: string };
  /** Those of the town, the one that is shown included. */
  readonly activities: readonly ActivityLink[];
  readonly weekdays: readonly number[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** `rhythm`: one week in two for a child in alternating custody. */
  readonly children: readonly { readonly id: string; readonly firstName: string; readonly rhythm: Rhythm }[];
  /** Those of them who will be at another school before the end of the activity. */
  readonly schoolChanges: readonly SchoolChange[];
  /** First names of the children of the family who have no enrolment: told, with what to do. */
  readonly notEnrolled: readonly string[];
}
