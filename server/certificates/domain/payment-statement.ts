import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import type { Period } from "./period";
import type { AccountDocument, AccountEntry } from "./settlements";

/** An invoice as a family knows it. */
export interface NamedDocument extends AccountDocument {
  /** "CANT2026000123" */
  readonly reference: string;
  /** First day of the month that it is for. */
  readonly month: LocalDate;
  readonly total: Cents;
}

export interface NamedEntry extends AccountEntry {
  /** "CANT-R-2026-000123", the receipt of a payment or of the one that it undoes; null where there is none. */
  readonly receipt: string | null;
  /** Who paid; empty when nobody wrote it down, or when it is no payment. */
  readonly payer: string;
}

/** What moves money between a household and a régie. */
const MONEY_KINDS = ["payment", "reversal", "refund"] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

/** Money that came in, or, below zero, that did not hold or was given back. */
export interface ReceivedMoney {
  readonly day: LocalDate;
  readonly kind: MoneyKind;
  readonly receipt: string | null;
  readonly payer: string;
  readonly amount: Cents;
}

export interface SettledInvoice {
  readonly reference: string;
  readonly month: LocalDate;
  readonly total: Cents;
  /** During the period; below zero when it is owed again. */
  readonly settled: Cents;
  /** At the end of the period. */
  readonly open: Cents;
}

/** What was received from a household over a period, what it settled, and where its account stood at the end. */
export interface PaymentStatement {
  readonly period: Period;
  readonly received: readonly ReceivedMoney[];
  readonly total: Cents;
  readonly invoices: readonly SettledInvoice[];
  readonly owed: Cents;
  readonly kept: Cents;
}

const SETTLING = new Set<AccountEntry["kind"]>(["payment", "reversal", "allocation"]);

/** Sums up a household's ledger over a period, by the days of its entries. Undefined when no money moved. */
export function paymentStatement(
  documents: readonly NamedDocument[],
  entries: readonly NamedEntry[],
  period: Period,
): PaymentStatement | undefined {
  const during = entries.filter(({ day }) => day >= period.first && day <= period.last);
  const received = during.flatMap(toReceived);
  const settled = sumByInvoice(during.filter(({ kind }) => SETTLING.has(kind)));
  if (received.length === 0 && settled.size === 0) return undefined;
  const balances = sumByInvoice(entries.filter(({ day }) => day <= period.last));
  const open = (id: string | null) => balances.get(id) ?? cents(0);
  const invoices = documents.flatMap(({ id, reference, month, total }): SettledInvoice[] => {
    const amount = settled.get(id);
    if (!amount) return [];
    return [{ reference, month, total, settled: cents(0 - amount), open: open(id) }];
  });
  const owed = sumCents(documents.map(({ id }) => open(id)));
  return {
    period,
    received,
    total: sumCents(received.map(({ amount }) => amount)),
    invoices,
    owed,
    kept: cents(0 - open(null)),
  };
}

function toReceived({ kind, day, receipt, payer, sides }: NamedEntry): ReceivedMoney[] {
  const money = MONEY_KINDS.find((known) => known === kind);
  if (!money) return [];
  return [{ day, kind: money, receipt, payer, amount: cents(0 - sumCents(sides.map(({ amount }) => amount))) }];
}

function sumByInvoice(entries: readonly AccountEntry[]): Map<string | null, Cents> {
  const sums = new Map<string | null, Cents>();
  for (const { invoiceId, amount } of entries.flatMap(({ sides }) => sides)) {
    sums.set(invoiceId, cents((sums.get(invoiceId) ?? 0) + amount));
  }
  return sums;
}
