import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { Check } from "./check";
import type { DayState } from "./day-state";
import type { EntryKind } from "./ledger";
import type { RunStatus } from "./run";

/** Where an invoice was sent, as it was that day. */
export interface Addressee {
  readonly name: string;
  readonly line: string;
  readonly extra: string;
  readonly postcode: string;
  readonly town: string;
}

/** A third party's part of one day, by name. */
export interface NamedPart {
  readonly name: string;
  readonly amount: Cents;
}

/** A line in words, for a page, a paper or a mail. Amounts in cents; `unit` is for one day. */
export interface InvoiceLineText {
  readonly position: number;
  readonly kind: "service" | "regularisation" | "credit";
  readonly state: DayState | null;
  /** Why the town closed these days; null where it did not. */
  readonly closing: string | null;
  readonly childId: string;
  readonly childName: string;
  readonly activityName: string;
  readonly label: string;
  readonly days: readonly LocalDate[];
  readonly quantity: number;
  readonly unit: Cents;
  readonly amount: Cents;
  readonly share: number;
  readonly budgetAccount: string;
  /** Null for a reader who may not know how prices are reached (docs/adr/0011). */
  readonly calculation: {
    readonly steps: readonly string[];
    readonly thirdParties: readonly NamedPart[];
  } | null;
  /** The invoice that a correction is about. */
  readonly corrects: { readonly id: string; readonly reference: string } | null;
}

/** What changed what an invoice asks: payments, credit notes, credit used. Amounts less than zero take off. */
export interface InvoiceMove {
  readonly day: LocalDate;
  readonly kind: EntryKind;
  readonly label: string;
  readonly amount: Cents;
}

export interface InvoiceView {
  readonly id: string;
  readonly kind: "invoice" | "credit_note";
  readonly status: "draft" | "held" | "issued";
  readonly reference: string | null;
  readonly regieId: string;
  readonly regieName: string;
  readonly debtorId: string;
  /** Null for a third party. */
  readonly familyId: string | null;
  /** Null for a family, and for whoever is not of the staff. */
  readonly thirdPartyId: string | null;
  /** "Dubois", or the third party. */
  readonly debtorName: string;
  readonly familyNumber: number | null;
  /** Null for a draft, and for a reader who may not know the address. */
  readonly addressee: Addressee | null;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly issueDay: LocalDate | null;
  /** ISO; null for a draft. */
  readonly issuedAt: string | null;
  readonly dueDay: LocalDate | null;
  readonly total: Cents;
  /** What is still asked; zero for a credit note and a draft. */
  readonly open: Cents;
  readonly message: string;
  /** Why a credit note was made. */
  readonly reason: string;
  readonly corrects: { readonly id: string; readonly reference: string } | null;
  readonly creditNotes: readonly { readonly id: string; readonly reference: string; readonly total: Cents }[];
  readonly checks: readonly Check[];
  readonly heldReason: string;
  readonly run: { readonly id: string; readonly status: RunStatus } | null;
  readonly lines: readonly InvoiceLineText[];
  readonly moves: readonly InvoiceMove[];
}
