import type { CounterPart } from "@/server/payments/use-cases/record-payment";
import { type Cents, cents } from "@/server/platform/money";

/** How a family of the demonstration paid its invoice of the past month; null when it still owes everything. */
export type PastPayment =
  | null
  | { readonly at: "payfip"; readonly daysAfter: number }
  | { readonly at: "counter"; readonly daysAfter: number; readonly parts: readonly CounterPart[] };

interface Owed {
  /** The number of the invoice in its series: what makes families differ. */
  readonly number: number;
  readonly open: Cents;
  /** Somebody of the family has a login and may pay. */
  readonly online: boolean;
}

/** Payments came on the days after the issue, the last of them before the debt is late. */
const LAST_DAY = 26;
const HALF = 2;
const CHEQUE_FROM = cents(1_000);

/**
 * Six families in ten paid all, half of these online; one paid half in cash, one in cash and by cheque; two owe everything
 * and are late.
 */
export function pastPayment({ number, open, online }: Owed): PastPayment {
  const daysAfter = 1 + ((number * 7) % LAST_DAY);
  const counter = (...parts: readonly CounterPart[]): PastPayment => ({ at: "counter", daysAfter, parts });
  const part = (means: CounterPart["means"], amount: number): CounterPart => ({
    means,
    amount: cents(amount),
    reference: "",
  });
  switch (number % 10) {
    case 8:
    case 9:
      return null;
    case 7:
      return open > CHEQUE_FROM
        ? counter(part("cash", CHEQUE_FROM), part("cheque", open - CHEQUE_FROM))
        : counter(part("cash", open));
    case 6:
      return halfInCash(open, daysAfter);
    case 5:
      return counter(part("cash", open));
    case 4:
      return counter(part("cheque", open));
    default:
      return online ? { at: "payfip", daysAfter } : counter(part("card_terminal", open));
  }
}

/** What the family whose login is printed did: it has a receipt, and something left to pay. */
export function halfInCash(open: Cents, daysAfter = 1): PastPayment {
  const amount = cents(Math.ceil(open / HALF));
  return { at: "counter", daysAfter, parts: [{ means: "cash", amount, reference: "" }] };
}
