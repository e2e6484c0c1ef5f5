import { type Allocation, allocate, type OpenInvoice } from "@/server/billing/domain";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";

/** An invoice that a payment is for, with what was meant for it. More than zero. */
export interface MeantInvoice {
  readonly invoice: string;
  readonly amount: Cents;
}

/** Parts about one invoice become one part, in the order in which each is first met. */
function merge(parts: readonly Allocation[]): Allocation[] {
  const sums = new Map<string | null, Cents>();
  for (const { invoice, amount } of parts) sums.set(invoice, cents((sums.get(invoice) ?? 0) + amount));
  return [...sums].map(([invoice, amount]) => ({ invoice, amount }));
}

/**
 * What a payment pays: first the invoices that it is for, each up to what was meant for it; then whatever else is owed, in
 * the order given; what is left over is kept for the debtor (docs/adr/0015). The parts add up to `amount`; none is zero.
 */
export function allocatePayment(
  amount: Cents,
  meant: readonly MeantInvoice[],
  owed: readonly OpenInvoice[],
): Allocation[] {
  const openOf = new Map(owed.map(({ id, open }) => [id, open]));
  const first = allocate(
    amount,
    meant.map((one) => ({ id: one.invoice, open: cents(Math.min(one.amount, openOf.get(one.invoice) ?? 0)) })),
  );
  const paid = first.filter(({ invoice }) => invoice !== null);
  const left = cents(amount - sumCents(paid.map((part) => part.amount)));
  const takenOf = new Map(paid.map((part) => [part.invoice, part.amount]));
  const others = owed.map(({ id, open }) => ({ id, open: cents(open - (takenOf.get(id) ?? 0)) }));
  return merge([...paid, ...allocate(left, others)]);
}

/** The invoices that took less than was meant for them: paid, credited or changed in the meantime. */
export function shortOf(meant: readonly MeantInvoice[], parts: readonly Allocation[]): string[] {
  const paid = new Map(parts.map(({ invoice, amount }) => [invoice, amount]));
  return meant.filter(({ invoice, amount }) => (paid.get(invoice) ?? 0) < amount).map(({ invoice }) => invoice);
}

/** What is kept for a debtor, and which invoices were paid with what had been kept, the last one first. */
export interface KeptCredit {
  readonly kept: Cents;
  readonly spent: readonly OpenInvoice[];
}

/**
 * What is owed again when a payment is undone: its invoices as they were paid, and what it left for the debtor. Where that
 * was spent since, the invoices that it paid are owed again. Refused when it was given back to the debtor: nothing is left
 * to take it from.
 * @param parts what the payment paid, as `allocatePayment` shared it.
 */
export function undoAllocation(
  parts: readonly Allocation[],
  { kept, spent }: KeptCredit,
): Result<Allocation[], "credit_given_back"> {
  const left = sumCents(parts.filter(({ invoice }) => invoice === null).map(({ amount }) => amount));
  const fromKept = cents(Math.min(left, kept));
  const fromSpent = allocate(cents(left - fromKept), spent);
  if (fromSpent.some(({ invoice }) => invoice === null)) return err("credit_given_back");
  const unkept = fromKept > 0 ? [{ invoice: null, amount: fromKept }] : [];
  return ok(merge([...parts.filter(({ invoice }) => invoice !== null), ...unkept, ...fromSpent]));
}
