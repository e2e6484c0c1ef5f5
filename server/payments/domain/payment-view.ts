import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { RecordedPayment } from "./counter-view";
import type { Face } from "./face";

export interface PaidInvoiceView {
  readonly id: string;
  readonly reference: string;
  /** First day of the month that it is for. */
  readonly month: LocalDate;
  readonly amount: Cents;
}

/** A payment that was recorded and does not hold any more. */
export interface UndoneView {
  readonly day: LocalDate;
  /** As the agent who undid it wrote it: it is on the receipt too. */
  readonly reason: string;
  /** Of what was owed again that day, what still is now. */
  readonly toPay: Cents;
}

/** A payment online, as the page where the payer comes back tells it. Moments are written out in the town's time. */
export interface OperationView {
  readonly operationId: string;
  readonly face: Face;
  readonly amount: Cents;
  readonly regieName: string;
  readonly invoices: readonly PaidInvoiceView[];
  readonly receipt: { readonly paymentId: string; readonly reference: string; readonly day: LocalDate } | null;
  /** Null while its payment holds, or when it brought none. */
  readonly undone: UndoneView | null;
  /** What was paid more than was owed, and is kept. */
  readonly kept: Cents;
  /** It never left for PayFiP: our own address leads there. */
  readonly notLeftYet: boolean;
  /** PayFiP's page was opened for it, and has no result: it does not open again (P3). */
  readonly leftAlready: boolean;
  /** PayFiP's page, where the payer may go back to, and until when. */
  readonly resume: { readonly url: string; readonly until: string } | null;
  /** When the same invoices may be paid by another payment, if this one brings nothing; null once that time is over. */
  readonly freeAgainAt: string | null;
  /** What its invoices still ask now, whoever has paid them since. */
  readonly toPay: Cents;
  /** Another payment of some of its invoices that is under way. */
  readonly other: string | null;
  readonly mayPay: boolean;
}

/** Invoices of one régie to pay online together: one operation at PayFiP. */
export interface RecapGroup {
  readonly regieId: string;
  readonly regieName: string;
  readonly invoices: readonly PaidInvoiceView[];
  readonly total: Cents;
  /** Why they cannot be paid online now; null when they can. */
  readonly obstacle:
    | null
    | { readonly tag: "off" | "too_small" | "too_large" }
    /** Another payment of one of them is open. */
    | { readonly tag: "under_way"; readonly pending: PendingLine };
  /** Of the form, so that it is sent once. */
  readonly requestKey: string;
}

export interface PayRecap {
  readonly groups: readonly RecapGroup[];
  /** References of those that were chosen and ask for nothing any more. */
  readonly settled: readonly string[];
  /** Where the payer's receipt goes, to confirm. */
  readonly email: string;
}

/** The invoices of a recap whose régie takes no payment online now: they are paid at the counter. Without a recap, none is known. */
export function offlineInvoices(recap: PayRecap | undefined): string[] {
  return (recap?.groups ?? []).flatMap(({ invoices, obstacle }) =>
    obstacle?.tag === "off" ? invoices.map(({ id }) => id) : [],
  );
}

/** A payment online whose outcome is not known: its invoices are not to be paid again meanwhile. */
export interface PendingLine {
  readonly operationId: string;
  readonly amount: Cents;
  /** Begun today: "14 h 05"; before: "jeudi 3 décembre à 14 h 05". In the town's time. */
  readonly begunAt: string;
  readonly begunToday: boolean;
  /** `abandoned`: its payer gave up at PayFiP, and may still go back; `mismatch`: a person looks into it. */
  readonly state: "waiting" | "abandoned" | "mismatch";
  /** Of what was given up: until when PayFiP's page opens again for this reader; null when it does not. */
  readonly until: string | null;
  /** When another payment may begin, if this one brings nothing; null once that time is over, or where a person looks into it. */
  readonly freeAgainAt: string | null;
  readonly invoices: readonly PaidInvoiceView[];
}

export interface FamilyPayments {
  readonly payments: readonly RecordedPayment[];
  readonly pending: readonly PendingLine[];
}
