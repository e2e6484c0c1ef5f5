import type { LocalDate } from "@/server/platform/dates";

/** What a closing does, or did: numbers of bookings, children, households, places offered and places in a queue. */
export interface ClosingEffects {
  readonly bookings: number;
  readonly children: number;
  /** Households that had a booking, an offer or a place in a queue: each is told. */
  readonly families: number;
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
  readonly effects: ClosingEffects;
}

/** A household that nobody can write to. */
export interface HouseholdToCall {
  readonly familyId: string;
  readonly number: string;
  /** Its adults, "Camille Faure". */
  readonly name: string;
  /** "" when the town has none. */
  readonly phone: string;
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
}

export interface ReopeningRecap {
  readonly id: string;
  readonly label: string;
  readonly schoolName: string | null;
  readonly activityName: string | null;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Days on which something opens again; empty when another closing keeps them all closed. */
  readonly days: readonly LocalDate[];
  /** Households that lost something on those days: each is told. */
  readonly families: number;
}
