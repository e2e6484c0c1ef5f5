import { type Cents, cents, ZERO_CENTS } from "@/server/platform/money";

/** Why something is in the ledger. */
export type EntryKind = "invoice" | "credit_note" | "payment" | "reversal" | "allocation" | "refund" | "deposit";

/**
 * One side of an entry, in cents; the sides of an entry add up to zero. A debtor has more when they owe more: on an
 * invoice, or with no invoice less than zero, what is kept for them. Revenue is negative when it is earned.
 */
export type LedgerLine =
  | { readonly account: "debtor"; readonly debtor: string; readonly invoice: string | null; readonly amount: Cents }
  /** `detail`: the budget account. */
  | { readonly account: "revenue"; readonly detail: string; readonly amount: Cents }
  /** `detail`: the means of payment. */
  | { readonly account: "collected" | "deposited"; readonly detail: string; readonly amount: Cents };

/** An invoice that still asks for something. */
export interface OpenInvoice {
  readonly id: string;
  readonly open: Cents;
}

/** What goes to one invoice; without one, what is kept for the debtor. */
export interface Allocation {
  readonly invoice: string | null;
  readonly amount: Cents;
}

/**
 * Shares an amount among invoices in the order given, each up to what it still asks. What is left over is kept for the
 * debtor. The parts add up to `amount`; none is zero.
 */
export function allocate(amount: Cents, invoices: readonly OpenInvoice[]): Allocation[] {
  let left: number = amount;
  const parts: Allocation[] = [];
  for (const { id, open } of invoices) {
    const part = Math.min(left, open);
    if (part <= 0) continue;
    parts.push({ invoice: id, amount: cents(part) });
    left -= part;
  }
  if (left > 0) parts.push({ invoice: null, amount: cents(left) });
  return parts;
}

/**
 * The debtor's sides of money received or given back: each part takes off what its invoice asks, or is kept.
 * Negative, as what they owe less.
 */
export function creditLines(debtor: string, parts: readonly Allocation[]): LedgerLine[] {
  return parts.map(({ invoice, amount }) => ({
    account: "debtor",
    debtor,
    invoice,
    amount: cents(0 - amount),
  }));
}

/** Takes from what is kept for a debtor to pay invoices: the sides of an entry of kind "allocation", or none. */
export function spendCredit(debtor: string, kept: Cents, invoices: readonly OpenInvoice[]): LedgerLine[] {
  const parts = allocate(kept, invoices).filter(({ invoice }) => invoice !== null);
  const used = parts.reduce((sum, { amount }) => sum + amount, 0);
  if (used === ZERO_CENTS) return [];
  return [{ account: "debtor", debtor, invoice: null, amount: cents(used) }, ...creditLines(debtor, parts)];
}
