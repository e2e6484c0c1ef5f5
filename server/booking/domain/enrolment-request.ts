import type { Unreached } from "@/server/families/domain";
import type { LocalDate } from "@/server/platform/dates";

/** What a household asks: to enrol a child in an activity, or to end an enrolment before its last day (B1). */
export const ENROLMENT_REQUEST_KINDS = ["inscription", "desinscription"] as const;
export type EnrolmentRequestKind = (typeof ENROLMENT_REQUEST_KINDS)[number];

/** "withdrawn" too when the child has left the dossier meanwhile. */
export type EnrolmentRequestStatus = "pending" | "accepted" | "refused" | "withdrawn";

/** "applied" when the town's setting lets it through at once. */
export interface AskOutcome {
  readonly outcome: "asked" | "applied";
}

/**
 * "changed": what would end is no longer what the page said; nothing was done, and it is read again. `days` are those that
 * have changed; null when the agent has written another last day than the page's.
 */
export type AcceptOutcome =
  | { readonly outcome: "accepted"; readonly unreached: Unreached | null }
  | { readonly outcome: "changed"; readonly lastDay: LocalDate; readonly days: readonly LocalDate[] | null };

/** Days after a refusal for which a household still reads it in its enrolments: what it asks meanwhile takes its place. */
export const REFUSAL_TOLD_DAYS = 60;

/** Characters of what a parent writes with a request. */
export const MOST_COMMENT = 500;
