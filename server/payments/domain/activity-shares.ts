import { type Cents, cents, roundHalfUp, sumCents } from "@/server/platform/money";

/** Cents by what they are for (an activity and its budget account), in an order that does not change. */
export type Amounts = ReadonlyMap<string, Cents>;

const NOTHING: Amounts = new Map<string, Cents>();

/**
 * What happened to an invoice after it was issued, oldest first. `amount` is more than zero, and never more than was open
 * (or, undone, than was taken off).
 */
export type InvoiceMove =
  /** Money that was received for it; without a payment, what was kept for the debtor, or given back on something else. */
  | { readonly kind: "settled"; readonly amount: Cents; readonly payment: string | null }
  /** A credit note on this invoice; `lines` is what it gives back, more than zero in all. */
  | { readonly kind: "credited"; readonly amount: Cents; readonly lines: Amounts }
  /** A payment that did not hold. */
  | { readonly kind: "undone"; readonly amount: Cents; readonly payment: string };

/**
 * An amount in proportion to others, rounded half up on their running total: the parts add up to it, to the cent.
 * @param amount from zero to the sum of `weights`, which is more than zero. Parts of weights that are all zero or more are
 * never less than zero, and never more than their weight.
 */
export function inProportion(amount: Cents, weights: Amounts): Map<string, Cents> {
  const whole = BigInt(sumCents(weights.values()));
  let [weighed, given] = [0, 0];
  const parts = new Map<string, Cents>();
  for (const [key, weight] of weights) {
    weighed += weight;
    const upTo = roundHalfUp(BigInt(amount) * BigInt(weighed), whole);
    parts.set(key, cents(upTo - given));
    given = upTo;
  }
  return parts;
}

/** The first with the second added, or taken off with -1. */
export function added(to: Amounts, parts: Amounts, sign: 1 | -1 = 1): Map<string, Cents> {
  const sums = new Map(to);
  for (const [key, amount] of parts) sums.set(key, cents((sums.get(key) ?? 0) + sign * amount));
  return sums;
}

/**
 * What each payment of an invoice brought for each of its activities: each is shared in proportion to what was left to pay of
 * each activity at that moment. So once a payment leaves nothing, each activity has had what was billed for it, less its
 * credits. What came in before a credit note stays where it was.
 * @param billed the lines of the invoice as it was issued; their sum is more than zero, one of them may be less.
 */
export function paidFor(billed: Amounts, moves: readonly InvoiceMove[]): Map<string, Map<string, Cents>> {
  const ofPayment = new Map<string, Map<string, Cents>>();
  let left = billed;
  let taken = NOTHING;
  /** Of two moves of one instant, the order is not known: then what was billed says how to share. */
  const sharing = (amount: Cents, weights: Amounts) =>
    inProportion(amount, sumCents(weights.values()) >= amount ? weights : billed);
  for (const move of moves) {
    const { amount } = move;
    if (move.kind === "credited") {
      left = added(left, inProportion(amount, move.lines), -1);
    } else if (move.kind === "settled") {
      const parts = sharing(amount, left);
      left = added(left, parts, -1);
      taken = added(taken, parts);
      if (move.payment) ofPayment.set(move.payment, added(ofPayment.get(move.payment) ?? NOTHING, parts));
    } else {
      const brought = ofPayment.get(move.payment) ?? NOTHING;
      const parts = sumCents(brought.values()) === amount ? brought : sharing(amount, taken);
      left = added(left, parts);
      taken = added(taken, parts, -1);
    }
  }
  return ofPayment;
}

/** A payment's means, each with its share of what the payment is for: each in proportion to what those before it have left. */
export function byMeans(means: readonly Cents[], paid: Amounts): Map<string, Cents>[] {
  let left: Amounts = paid;
  return means.map((amount) => {
    const parts = inProportion(amount, left);
    left = added(left, parts, -1);
    return parts;
  });
}
