import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { Check } from "./check";
import type { RunStatus } from "./run";

/** A run in a list. */
export interface RunLine {
  readonly id: string;
  readonly regieName: string;
  readonly status: RunStatus;
  /** First day of the month. */
  readonly first: LocalDate;
  readonly startedBy: string;
  /** ISO. */
  readonly startedAt: string;
  readonly issueDay: LocalDate | null;
  readonly invoices: number;
  readonly total: Cents;
}

export interface Overview {
  readonly regies: readonly { readonly id: string; readonly name: string; readonly code: string }[];
  /** The months that may be invoiced, newest first, as "2026-12". */
  readonly months: readonly string[];
  /** The one that is most often wanted. */
  readonly usual: string;
  readonly runs: readonly RunLine[];
  /** Of the runs: this page, and how many there are. */
  readonly page: number;
  readonly pages: number;
}

/** How far the job of a run has come. */
export interface Progress {
  readonly status: RunStatus;
  /** Families computed, or invoices issued. */
  readonly done: number;
  readonly total: number;
}

/** An activity of a school whose days nobody has looked at. */
export interface UnverifiedDays {
  readonly schoolId: string;
  readonly school: string;
  readonly activityId: string;
  readonly activity: string;
  /** Those that are to come are not among them. */
  readonly days: number;
}

/** Drafts that bill days which the town has closed since they were computed. */
export interface ClosedDrafts {
  readonly drafts: number;
  /** In order; none where every draft is as things are. */
  readonly days: readonly LocalDate[];
}

/** A run with what must be looked at before it is issued. */
export interface RunView extends RunLine {
  readonly regieId: string;
  readonly last: LocalDate;
  readonly progress: Progress;
  /** Drafts by kind of check, those with none left out. */
  readonly checks: readonly { readonly check: Check; readonly drafts: number }[];
  /** Drafts that nothing was found about. */
  readonly unremarkable: number;
  readonly held: number;
  readonly thirdParties: number;
  /** Issued invoices of third parties that had no e-mail address: they are sent as letters. */
  readonly toPrint: readonly { readonly id: string; readonly name: string; readonly reference: string }[];
  readonly creditNotes: number;
  readonly unverified: readonly UnverifiedDays[];
  /** Null where nothing is to be issued any more, or not yet. */
  readonly closed: ClosedDrafts | null;
  /** The month is not over: bookings of days to come are billed as if the children had come. */
  readonly monthNotOver: boolean;
  readonly dueDay: LocalDate | null;
  /** What the régie usually gives, from the present day. */
  readonly proposedDueDay: LocalDate;
  readonly message: string;
}

/** A draft, or an issued invoice, in a list of a run. */
export interface InvoiceLineView {
  readonly id: string;
  /** "Famille Dubois (10 023)", or the third party. */
  readonly name: string;
  readonly familyNumber: number | null;
  readonly reference: string | null;
  readonly status: "draft" | "held" | "issued";
  readonly first: LocalDate;
  readonly total: Cents;
  /** What is still asked; null for a draft. */
  readonly open: Cents | null;
  readonly checks: readonly Check[];
}

export interface InvoiceList {
  readonly invoices: readonly InvoiceLineView[];
  readonly page: number;
  readonly pages: number;
  readonly found: number;
}
