import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { Month } from "./month";
import type { SchoolChange } from "./schooling.fr";

/** What a cell looks like: its icon and colour follow. The words are in `text`. */
export type CellLook = "booked" | "free" | "queue" | "offered" | "closed" | "late";

/** One child on one day, in words. `box` is null where nothing can be changed: the text says why. */
export interface CellView {
  readonly childId: string;
  readonly look: CellLook;
  readonly text: string;
  readonly lastMoment: string | null;
  readonly box: {
    readonly value: string;
    readonly ticked: boolean;
    /** It is booked, and too late to be given up without paying. */
    readonly billed: boolean;
  } | null;
  /** What one unit costs, or would cost; null for what is not the reader's to know, or has no price yet. */
  readonly price: Cents | null;
}

export interface DayView {
  readonly day: LocalDate;
  readonly label: string;
  /** The last moment to book or cancel, when it is the same for all the children. */
  readonly lastMoment: string | null;
  /** When it is closed for all the children for one reason: said once. */
  readonly closed: string | null;
  readonly cells: readonly CellView[];
}

export interface MonthLink {
  readonly month: Month;
  readonly label: string;
}

/** An activity of the town, to be chosen. */
export interface ActivityLink {
  readonly id: string;
  readonly name: string;
}

/** The month at a glance, for all the children (B2). */
/** Why nothing can be done: of all that is to come, what opens first and when, in words; null when nothing is announced. */
export interface NothingLeft {
  readonly opensAt: string | null;
}

export interface MonthView {
  readonly activity: {
    readonly id: string;
    readonly name: string;
    readonly unitLabel: string;
    readonly lastDay: LocalDate;
  };
  /** Those of the town, the one that is shown included. */
  readonly activities: readonly ActivityLink[];
  readonly month: Month;
  /** "décembre 2026" */
  readonly monthLabel: string;
  /** The months before and after that the activity covers, with their names. */
  readonly previous: MonthLink | null;
  readonly next: MonthLink | null;
  readonly children: readonly { readonly id: string; readonly firstName: string }[];
  /** Those of them who are at two schools in the month. */
  readonly schoolChanges: readonly SchoolChange[];
  /** Children of the family who have no enrolment: told, with what to do. */
  readonly notEnrolled: readonly string[];
  readonly days: readonly DayView[];
  /** Who passes first on the waiting lists, in words, where a day of the month has one; null where it is who came first. */
  readonly queueRule: string | null;
  /** Whether one may wait for a place that is missing; else nothing is kept for anyone (C6). */
  readonly waitlist: boolean;
  readonly base: readonly string[];
  readonly bookedCount: number;
  /** Null for a reader who may not know amounts. */
  readonly bookedTotal: Cents | null;
  /** What was given up too late and stays due; null for the same readers. */
  readonly billedTotal: Cents | null;
  readonly canBook: boolean;
  /** No month was asked, and none from now to the end of the activity has anything to change or to answer. */
  readonly nothingLeft: NothingLeft | null;
  /** The town knows no quotient familial, and the reader may know it. */
  readonly quotientUnknown: boolean;
  /** The days of the activity, where the month asked has none of them: its address was typed, or is of another year. */
  readonly outside: { readonly firstDay: LocalDate; readonly lastDay: LocalDate } | null;
}
