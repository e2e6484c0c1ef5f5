/*
 * A few families over two months and three runs, as plain data: what they book, what happens, what is learnt late. The oracle reckons it by
 * itself; `play.ts` makes it happen in the product.
 */

export type Note = "excused" | "unexcused" | null;

export interface Meal {
  readonly child: number;
  /** "2026-12-01" */
  readonly day: string;
  /** Which home of the child booked, or whose dossier the staff chose. */
  readonly by: number;
  /** Nobody booked it: the child came. */
  readonly unbooked: boolean;
  readonly late: boolean;
  /** Booked, then cancelled after the last moment. */
  readonly cancelledLate: boolean;
  readonly note: Note;
}

export interface Quotient {
  /** The day on which the town came to know it. */
  readonly from: string;
  readonly euros: number;
}

/** From a day on, a home lives in the town, or no longer does. Of two of one day, the one that was told last counts. */
export interface Move {
  readonly from: string;
  readonly resident: boolean;
}

export interface Home {
  /** Before any move. */
  readonly resident: boolean;
  readonly moves: readonly Move[];
  readonly quotients: readonly Quotient[];
}

export interface Kid {
  /** One home, or two. */
  readonly homes: readonly number[];
  /** Of two homes: who pays. A number is the share of the first home, in ten-thousandths, from a day on. */
  readonly paying: "booker" | "weeks" | { readonly share: number; readonly from: string };
  /** Brings its own meal. */
  readonly pai: boolean;
}

/** Between two runs of invoices. */
export interface Meanwhile {
  /** What the staff note late about a meal that was invoiced (by its rank). */
  readonly notes: readonly { readonly meal: number; readonly note: Note }[];
  readonly quotients: readonly (Quotient & { readonly home: number })[];
  /** Written now, for days that were invoiced or are to come. */
  readonly moves: readonly (Move & { readonly home: number })[];
  /** The weeks of custody are exchanged. */
  readonly exchange: boolean;
  /** A kid of two homes has left the first one, from a day on. */
  readonly leaves: readonly { readonly kid: number; readonly from: string }[];
  /** A day of an invoice of a home is given back, as a gesture (by its rank among its invoices, then among their days). */
  readonly gestures: readonly { readonly home: number; readonly invoice: number; readonly rank: number }[];
  readonly payments: readonly { readonly home: number; readonly cents: number }[];
}

export interface Scenario {
  readonly homes: readonly Home[];
  readonly kids: readonly Kid[];
  readonly first: readonly Meal[];
  readonly meanwhile: Meanwhile;
  readonly second: readonly Meal[];
  /** After the second month: the third run finds what changed in both. */
  readonly afterwards: Meanwhile;
}
