import type { SchoolLevel } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";

/** An activity in the staff's list, with the places of its next open day (C5). */
export interface PlacesActivity {
  readonly code: string;
  readonly name: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** "Ouvert le lundi, le mardi, le jeudi et le vendredi, en période scolaire." */
  readonly openDays: string;
  /** A full day has a waiting list. */
  readonly hasWaitlist: boolean;
  /** Over all the schools that open that day; null when no day is left. `taken` counts bookings and open offers. */
  readonly next: {
    readonly day: LocalDate;
    readonly schools: number;
    readonly capacity: number;
    readonly taken: number;
  } | null;
}

/** One line of the month of a school. */
export type PlacesLine =
  | {
      readonly kind: "open";
      readonly day: LocalDate;
      /** Those of the group; [] for those in no group; null where the places are of the whole school. */
      readonly levels: readonly SchoolLevel[] | null;
      readonly capacity: number;
      /** What staff want, while more than that is taken. */
      readonly target: number | null;
      readonly booked: number;
      readonly offered: number;
      readonly waiting: number;
      readonly free: number;
      /** Whether its places can still change. */
      readonly changes: boolean;
    }
  /** Days in a row that are closed for one reason, as it ends a sentence. */
  | { readonly kind: "closed"; readonly first: LocalDate; readonly last: LocalDate; readonly reason: string };

export interface PlacesMonthView {
  readonly activity: { readonly code: string; readonly name: string };
  /** Those that the activity is open in. */
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  /** Null when the activity is open in no school. */
  readonly school: { readonly id: string; readonly name: string; readonly served: boolean } | null;
  /** "2026-12" */
  readonly month: string;
  /** Null at the ends of the activity. */
  readonly previous: string | null;
  readonly following: string | null;
  /** Whether a day to come is left to change. */
  readonly changes: boolean;
  /** Whether its places can be divided among levels, or divided otherwise: a day from tomorrow on is left. */
  readonly divides: boolean;
  readonly lines: readonly PlacesLine[];
}

export interface PlacesFormView {
  readonly activity: {
    readonly code: string;
    readonly name: string;
    readonly firstDay: LocalDate;
    readonly lastDay: LocalDate;
    /** Monday 1 to Sunday 7, in order. */
    readonly weekdays: readonly number[];
  };
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  /** Where places are divided among levels: each set of them, by its key and in words. */
  readonly levels: readonly { readonly key: string; readonly text: string }[];
  /** As they are now, from `first` to `last`: the period that one comes from, or all that is left of the activity. */
  readonly present: { readonly first: LocalDate; readonly last: LocalDate; readonly schools: readonly PresentPlaces[] };
}

/** The fewest and the most, which may be the same. */
export interface CountRange {
  readonly least: number;
  readonly most: number;
}

/** The places of a school, or of a group of its levels, over a period: fewest and most, and the day with most taken. */
export interface PresentPlaces {
  readonly schoolId: string;
  readonly school: string;
  readonly levels: readonly SchoolLevel[] | null;
  readonly places: CountRange;
  readonly mostTaken: number;
}

/** Days in a row that had one number until now. */
export interface PlacesRun {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly days: number;
  readonly before: number;
}

/** What changes in one school. */
export interface PlacesMove {
  readonly schoolId: string;
  readonly school: string;
  readonly days: number;
  readonly before: CountRange;
  /** In order of the days. */
  readonly runs: readonly PlacesRun[];
}

export interface PlacesRecapView {
  readonly activity: { readonly code: string; readonly name: string };
  readonly schoolId: string | null;
  /** Null for all of them. */
  readonly school: string | null;
  /** The key of the levels whose places change, and they in words; null for the places of whole schools. */
  readonly levels: string | null;
  readonly levelsText: string | null;
  /** Schools whose places are divided among levels on one of the days, and do not change: none was chosen. */
  readonly leftOut: readonly string[];
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly weekdays: readonly number[];
  readonly places: number;
  /** Of what is shown here, for the confirmation to see whether it still holds. */
  readonly version: string;
  /** How many days, a school each, there are to change; and how many have the number already. */
  readonly changing: number;
  readonly same: number;
  /** Of both, those that are closed for the moment: how many days, in how many schools. */
  readonly closed: { readonly days: number; readonly schools: number };
  readonly moves: readonly PlacesMove[];
  /** Days with more taken than `places`: they keep what is taken. */
  readonly kept: readonly { readonly school: string; readonly day: LocalDate; readonly taken: number }[];
  /** Children who wait on days whose places grow, and on how many such days. */
  readonly waiting: { readonly days: number; readonly children: number };
}
