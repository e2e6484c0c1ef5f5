import type { LocalDate } from "@/server/platform/dates";

/** What a closing does, or did: numbers of bookings, children, households, places offered and places in a queue. */
export interface ClosingEffects {
  readonly bookings: number;
  readonly children: number;
  /** Households that had a booking, an offer, a place in a queue or a late cancellation: each is told. */
  readonly families: number;
  /** Days that a child's household had cancelled too late, and no longer owes; those booked again are in `bookings`. */
  readonly freed: number;
  readonly offers: number;
  readonly waiting: number;
}

export interface ClosingLine {
  readonly id: string;
  readonly label: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Null for all of them. */
  readonly schoolId: string | null;
  readonly schoolName: string | null;
  readonly activityId: string | null;
  readonly activityName: string | null;
  readonly families: number;
  readonly reopenedFrom: LocalDate | null;
}

export interface ClosingList {
  /** Still closed, today included; the nearest first. */
  readonly upcoming: readonly ClosingLine[];
  /** Past, or open again, of this school year; the latest first. */
  readonly earlier: readonly ClosingLine[];
}

export interface ClosingChoices {
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  readonly activities: readonly { readonly id: string; readonly name: string }[];
}

/** What confirming will do. Nothing is closed yet. */
export interface ClosingRecap {
  /** Of the closing that the confirmation makes. */
  readonly id: string;
  readonly label: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly schoolId: string | null;
  readonly schoolName: string | null;
  readonly activityId: string | null;
  readonly activityName: string | null;
  /** The open days that will close. */
  readonly days: readonly LocalDate[];
  /** Days that are closed already by another closing, for everybody or in part. */
  readonly closed: readonly KeptClosedDay[];
  /** Of both, for the confirmation to see whether they still hold. */
  readonly seen: string;
  readonly effects: ClosingEffects;
}

/** A household that nobody can write to. */
export interface HouseholdToCall {
  readonly familyId: string;
  readonly number: string;
  /** Its adults, "Camille Faure". */
  readonly name: string;
  /** Each number once; empty when the town has none. */
  readonly phones: readonly string[];
}

/** A day of a closing that something else keeps closed, for everybody or in part. */
export interface KeptClosedDay {
  readonly day: LocalDate;
  /** Why the others are closed: "Neige". */
  readonly labels: readonly string[];
  /** Something opens on that day all the same. */
  readonly partly: boolean;
}

/** What the end of a closing opens, day by day. */
export interface OpeningDays {
  /** Days on which something opens again. */
  readonly days: readonly LocalDate[];
  readonly kept: readonly KeptClosedDay[];
}

export interface ClosingView extends ClosingLine {
  readonly effects: ClosingEffects;
  readonly closedBy: string;
  /** ISO instant. */
  readonly closedAt: string;
  readonly reopenedBy: string | null;
  readonly reopenedAt: string | null;
  /** Households without an e-mail address, and who they are for a reader of dossiers. */
  readonly toCall: { readonly count: number; readonly households: readonly HouseholdToCall[] | null };
  /** The first day that reopening would open; null when there is nothing to reopen. */
  readonly reopensFrom: LocalDate | null;
  /** What its end has opened, as it is now; null before. */
  readonly opened: OpeningDays | null;
}

/** Why nothing of a closing is left to reopen: somebody has done it, or it is over. */
export interface NothingToReopen {
  readonly id: string;
  readonly label: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Null when it is over. `at`: ISO instant. */
  readonly reopened: { readonly from: LocalDate; readonly by: string; readonly at: string } | null;
}

export interface ReopeningRecap extends OpeningDays {
  readonly id: string;
  readonly label: string;
  readonly schoolName: string | null;
  readonly activityName: string | null;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Households that had lost something on the days that open: each is told. */
  readonly families: number;
  /** How many of them have an e-mail address. */
  readonly mailed: number;
}
