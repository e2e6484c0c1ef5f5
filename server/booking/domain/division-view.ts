import type { SchoolLevel } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import type { LevelGroup } from "./division";
import type { CountRange } from "./places-view";

/** What the form of a division offers to choose from, and how the places are divided on its first day. */
export interface DivisionFormView {
  readonly activity: { readonly code: string; readonly name: string };
  readonly school: { readonly id: string; readonly name: string };
  /** Those that the school teaches, youngest first. */
  readonly levels: readonly SchoolLevel[];
  /** The first day on which it can begin: tomorrow, or the first of the activity. */
  readonly first: LocalDate;
  /** As on the next day that has places; no group where they are not divided. */
  readonly groups: readonly LevelGroup[];
  /** The places of those in no group; null when they have none. Where they are not divided, those of the whole school. */
  readonly others: number | null;
}

/** What one group will have. */
export interface GroupRecap {
  /** [] for those who are in no group; null for the whole school. */
  readonly levels: readonly SchoolLevel[] | null;
  /** A day. */
  readonly places: CountRange;
  /** Of the school, enrolled in the activity. */
  readonly children: number;
  /** Booked or offered, on the fullest day. */
  readonly mostTaken: number;
  /** Days on which more is taken than it will have: nobody loses a place. */
  readonly kept: readonly { readonly day: LocalDate; readonly taken: number }[];
  /** Children who wait, all days together. */
  readonly waiting: number;
}

export interface DivisionRecapView {
  readonly activity: { readonly code: string; readonly name: string };
  readonly school: { readonly id: string; readonly name: string };
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** As the address says them. */
  readonly asked: { readonly groups: string; readonly others: string };
  /** Of what is shown here, for the confirmation to see whether it still holds. */
  readonly version: string;
  readonly days: number;
  readonly before: readonly { readonly levels: readonly SchoolLevel[] | null; readonly places: CountRange }[];
  readonly groups: readonly GroupRecap[];
  /** Children of the school who are in no group and have no place planned. */
  readonly without: number;
}
