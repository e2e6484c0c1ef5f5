import { type Cents, cents, roundHalfUp, sumCents } from "@/server/platform/money";
import { type ExactDecimal, exactEuros, parseDecimal, percentOf, plus, roundByName, sumOf } from "./exact-decimal";
import type { LinearPrice, SinglePrice, ThirdPartyShare } from "./fee-schedule";

/** A third party's part of one unit. */
export interface PayerAmount {
  readonly payer: string;
  readonly amount: Cents;
}

export interface PricedUnit {
  /** What one unit costs, before anyone's help. */
  readonly unitCost: Cents;
  readonly thirdParties: readonly PayerAmount[];
  /** unitCost less the third parties' parts, to the cent. Negative only in a schedule that the check refuses. */
  readonly familyShare: Cents;
  readonly linear: LinearDetail | null;
}

/** How a linear price was reached. `exactEuros` is the product written in full, before rounding. */
export interface LinearDetail {
  readonly exactEuros: string;
  readonly rounded: Cents;
  readonly heldAt: "floor" | "ceiling" | null;
}

/**
 * Price of one unit for a quotient in cents; null means "as high as quotients go".
 * @throws RangeError for null on a linear price without ceiling, or a rate that is not a decimal: the check refuses both.
 */
export function priceUnit(price: SinglePrice, quotientInCents: number | null): PricedUnit {
  if (price.kind === "fixed") return share(cents(price.amountCents), price.thirdParties ?? [], null);
  if (quotientInCents === null) {
    if (price.ceilingCents === undefined) throw new RangeError("A linear price without ceiling has no highest price");
    return share(cents(price.ceilingCents), price.thirdParties ?? [], null);
  }
  const exact = plus(percentOf(decimal(price.ratePercent), quotientInCents), price.plusCents ?? 0);
  const rounded = roundByName(exact, price.rounding);
  const { amount, heldAt } = hold(rounded, price);
  return share(amount, price.thirdParties ?? [], { exactEuros: exactEuros(exact), rounded, heldAt });
}

function hold(rounded: Cents, price: LinearPrice): { amount: Cents; heldAt: LinearDetail["heldAt"] } {
  if (price.floorCents !== undefined && rounded < price.floorCents)
    return { amount: cents(price.floorCents), heldAt: "floor" };
  if (price.ceilingCents !== undefined && rounded > price.ceilingCents)
    return { amount: cents(price.ceilingCents), heldAt: "ceiling" };
  return { amount: rounded, heldAt: null };
}

/**
 * Percentages are rounded on their running total (half up), not one by one: the parts then always sum to the cost,
 * and a higher cost never leaves the family less to pay.
 */
function share(unitCost: Cents, shares: readonly ThirdPartyShare[], linear: LinearDetail | null): PricedUnit {
  let percentSoFar: ExactDecimal = { numerator: 0n, denominator: 1n };
  let roundedSoFar = 0;
  const thirdParties = shares.map((part) => {
    if ("amountCents" in part) return { payer: part.payer, amount: cents(part.amountCents) };
    percentSoFar = sumOf(percentSoFar, decimal(part.percent));
    const exact = percentOf(percentSoFar, unitCost);
    const rounded = roundHalfUp(exact.numerator, exact.denominator);
    const amount = cents(rounded - roundedSoFar);
    roundedSoFar = rounded;
    return { payer: part.payer, amount };
  });
  const familyShare = cents(unitCost - sumCents(thirdParties.map((part) => part.amount)));
  return { unitCost, thirdParties, familyShare, linear };
}

function decimal(text: string): ExactDecimal {
  const value = parseDecimal(text);
  if (value === null) throw new RangeError(`Not a decimal: ${text}`);
  return value;
}
