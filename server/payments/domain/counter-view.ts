import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { AlertKind } from "./alert";
import type { Means } from "./means";
import type { OperationState, ResultCode } from "./payfip";

/** An invoice that the counter may take money for. */
export interface OwedInvoice {
  readonly id: string;
  readonly reference: string;
  readonly month: LocalDate;
  readonly dueDay: LocalDate;
  readonly open: Cents;
}

/** What a family or a third party owes to one régie, and what is kept for it there. */
export interface CounterAccount {
  readonly debtorId: string;
  readonly regieName: string;
  readonly owed: readonly OwedInvoice[];
  readonly total: Cents;
  readonly kept: Cents;
  /** What was given back, the latest first: the Treasury makes the transfer, and the agent who asks for it finds it here. */
  readonly refunds: readonly RecordedRefund[];
  /** Payments online that may still arrive, by their operation: money taken now may be money taken twice. */
  readonly pending: readonly string[];
  /** Of the forms, so that each is sent once. */
  readonly requestKey: string;
  readonly refundKey: string;
}

export interface RecordedRefund {
  readonly id: string;
  readonly day: LocalDate;
  readonly amount: Cents;
  readonly reason: string;
  readonly by: string;
}

export interface RecordedPayment {
  readonly paymentId: string;
  readonly reference: string;
  readonly day: LocalDate;
  readonly amount: Cents;
  readonly means: readonly Means[];
  readonly undone: boolean;
}

export interface OperationLine {
  readonly id: string;
  readonly refdet: string;
  readonly amount: Cents;
  readonly status: OperationState;
  readonly begunAt: string;
  readonly askedAt: string | null;
  readonly notifications: number;
  /** What PayFiP last said, or why it said nothing. */
  readonly result: ResultCode | null;
  readonly trouble: string | null;
  readonly moves: readonly { readonly at: string; readonly text: string }[];
}

/** Whoever pays at the counter: what is owed to each régie, and a page of what was paid, newest first. */
export interface CounterPayer {
  readonly accounts: readonly CounterAccount[];
  readonly payments: readonly RecordedPayment[];
  /** Of the payments: this page, and how many there are. */
  readonly page: number;
  readonly pages: number;
}

/** A third party pays at the counter only, or by transfer: nothing of it goes through PayFiP. */
export interface CounterThirdParty extends CounterPayer {
  readonly thirdPartyId: string;
  readonly name: string;
}

export interface CounterFamily extends CounterPayer {
  readonly familyId: string;
  readonly name: string;
  readonly number: string;
  readonly adults: readonly string[];
  readonly operations: readonly OperationLine[];
}

export interface RecentFamily {
  readonly familyId: string;
  readonly name: string;
  readonly number: string;
  readonly amount: Cents;
  readonly at: string;
}

/** A third party that was billed, and what it owes to all régies. */
export interface ThirdPartyDue {
  readonly thirdPartyId: string;
  readonly name: string;
  readonly owed: Cents;
}

export interface CounterHome {
  readonly recent: readonly RecentFamily[];
  readonly thirdParties: readonly ThirdPartyDue[];
  readonly openAlerts: number;
}

/** Why money moved in a till. */
export type TillEvent = "payment" | "reversal" | "refund" | "deposit";

export interface TillLine {
  readonly id: string;
  readonly day: LocalDate;
  /** The day it was recorded, when later than its own: PayFiP dates a payment that is known after midnight (PROTOCOLS 1.10). */
  readonly knownDay: LocalDate | null;
  readonly event: TillEvent;
  /** Of the receipt or the deposit; empty for a refund. */
  readonly reference: string;
  readonly name: string;
  readonly means: string;
  /** What it brought; less than zero for what went out. */
  readonly amount: Cents;
  readonly note: string;
  readonly paymentId: string | null;
}

export interface TillJournal {
  readonly regies: readonly { readonly id: string; readonly name: string }[];
  readonly regieId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly lines: readonly TillLine[];
  /** By day and means: payments less what was undone. */
  readonly days: readonly { readonly day: LocalDate; readonly sums: readonly TillSum[]; readonly total: Cents }[];
  readonly sums: readonly TillSum[];
  readonly total: Cents;
  /** There is more than is shown. */
  readonly cut: boolean;
}

/** Where a line stands in the journal: what comes after it is read next. */
export interface TillPlace {
  readonly day: LocalDate;
  /** An instant, to the microsecond. */
  readonly at: string;
  readonly id: string;
  readonly event: TillEvent;
}

/** Some lines of a journal, and where the next ones begin; null after the last. */
export interface TillPage extends Pick<TillJournal, "regieId" | "from" | "to" | "lines"> {
  readonly next: TillPlace | null;
}

export interface TillSum {
  readonly means: string;
  readonly amount: Cents;
}

/** What came in for an activity and its budget account (Y4). */
export interface ActivitySum {
  /** Null for what is kept for families and third parties: no invoice took it when it came. */
  readonly activity: string | null;
  /** Empty when the town gave the activity none. */
  readonly account: string;
  readonly amount: Cents;
}

/** Of a régie, from one day to another. */
export interface TillActivities extends Pick<TillJournal, "regieId" | "from" | "to" | "total"> {
  readonly activities: readonly ActivitySum[];
}

export interface DepositLine {
  readonly id: string;
  readonly reference: string;
  readonly day: LocalDate;
  readonly total: Cents;
  readonly closedBy: string;
}

export interface Deposits {
  readonly regies: readonly { readonly id: string; readonly name: string }[];
  readonly regieId: string;
  readonly held: readonly { readonly means: Means; readonly amount: Cents; readonly parts: number }[];
  readonly closed: readonly DepositLine[];
  /** Of the closed ones: this page, and how many there are. */
  readonly page: number;
  readonly pages: number;
}

export interface DepositSlip extends DepositLine {
  readonly regieName: string;
  readonly regisseur: string;
  readonly note: string;
  readonly activities: readonly ActivitySum[];
  readonly parts: readonly {
    readonly means: Means;
    readonly receipt: string;
    /** Who paid, as the receipt names them, else the family or the third party: a cheque is handed over with its drawer. */
    readonly from: string;
    readonly day: LocalDate;
    readonly reference: string;
    readonly amount: Cents;
  }[];
}

/** The invoices that a payment settled, with how much of each, and what was left for the family. */
export interface SpentMoney {
  readonly settled: readonly { readonly reference: string; readonly amount: Cents }[];
  readonly kept: Cents;
}

export interface AlertLine {
  readonly id: string;
  readonly kind: AlertKind;
  readonly raisedAt: string;
  readonly regieName: string;
  readonly familyId: string | null;
  readonly familyName: string;
  readonly familyNumber: string;
  readonly amount: Cents;
  /** What PayFiP says of the operation, when it says something. */
  readonly result: ResultCode | null;
  readonly resultAmount: Cents | null;
  readonly refdet: string | null;
  readonly paymentId: string | null;
  readonly receipt: string | null;
  /** What the ledger says that its money did on that day; null without a payment. */
  readonly spent: SpentMoney | null;
  /** Who closed it, when and with which note; null while it is open. */
  readonly closed: { readonly by: string; readonly at: string; readonly note: string } | null;
}

/** One page of what a person must look at, or has looked at. */
export interface AlertList {
  readonly alerts: readonly AlertLine[];
  readonly page: number;
  readonly pages: number;
}
