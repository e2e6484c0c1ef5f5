import type { LocalDate } from "@/server/platform/dates";
import type { EndingEffects } from "./ending-effects";
import type { EnrolmentRequestKind, EnrolmentRequestStatus } from "./enrolment-request";

/** Places of the child's school of each day over those asked, as far as the town has opened them; at most `PLACES_AHEAD` days. */
export interface PlacesAhead {
  readonly days: number;
  readonly full: number;
  /** The fewest that are left on one day. */
  readonly least: number;
  readonly last: LocalDate;
}

/** How far places are counted for whoever decides: two months say whether there is room. */
export const PLACES_AHEAD = 60;

/** A request as an agent decides it (W1). */
export interface RequestDetail {
  readonly id: string;
  readonly kind: EnrolmentRequestKind;
  readonly status: EnrolmentRequestStatus;
  readonly familyId: string;
  readonly familyNumber: string;
  readonly familyName: string;
  readonly requester: string;
  readonly comment: string;
  readonly child: {
    readonly id: string;
    readonly name: string;
    readonly firstName: string;
    readonly birthdate: LocalDate;
    /** Of today; "" while the town does not know it. */
    readonly school: string;
    readonly className: string;
    /** Where it will be from a day to come on; null when no change of school is noted. */
    readonly nextSchool: {
      readonly from: LocalDate;
      readonly school: string | null;
      readonly className: string | null;
    } | null;
    readonly level: string;
    /** It lives in a second dossier too. */
    readonly twoHouseholds: boolean;
  };
  readonly activity: {
    readonly id: string;
    readonly name: string;
    readonly firstDay: LocalDate;
    readonly lastDay: LocalDate;
  };
  /** What was asked. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** Those that the child has in the activity, and are not over. */
  readonly enrolments: ReadonlyArray<{
    readonly id: string;
    readonly firstDay: LocalDate;
    readonly lastDay: LocalDate;
  }>;
  /** What the household asks for besides, and waits for. */
  readonly others: ReadonlyArray<{
    readonly id: string;
    readonly kind: EnrolmentRequestKind;
    readonly firstName: string;
    readonly activityName: string;
  }>;
  /** Of a request to enrol; null when the school is not known, or no place is open on these days. */
  readonly places: PlacesAhead | null;
  /** Of a request to end: what ends with it. */
  readonly ending: RequestEnding | null;
}

/** What ends when a request is accepted until `lastDay`: what was asked, or what the agent has written. */
export interface RequestEnding extends EndingEffects {
  readonly lastDay: LocalDate;
  readonly elsewhere: readonly LocalDate[];
  /** All of it, to be sent back: what has changed meanwhile is read again before anything is done. */
  readonly seen: readonly string[];
}
