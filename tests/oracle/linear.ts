import type { Tariff } from "./reckoning";

/*
 * A fee that follows the quotient, between a floor and a ceiling, reckoned by itself (F1): in fractions of whole numbers, and
 * rounded by looking at the two amounts on either side. See tests/support/linear-price.ts for what the town enters.
 */

/** 0,36 % of the quotient, from 0,60 € to 4,23 €; the CCAS pays an eighth of it. */
const [RATE, FLOOR, CEILING] = [36n, 60n, 423n];

/** By the name of a rounding: the step in cents, and whether an amount between two steps goes down, up or to the nearest. */
const WAYS = {
  nearestCent: [1n, "nearest"],
  centBelow: [1n, "down"],
  centAbove: [1n, "up"],
  nearestFiveCents: [5n, "nearest"],
  nearestTenCents: [10n, "nearest"],
} as const;
export type NamedRounding = keyof typeof WAYS;
export const NAMED_ROUNDINGS = Object.keys(WAYS) as readonly NamedRounding[];

/** Of two steps that are as near, the higher one. */
function roundedTo(numerator: bigint, denominator: bigint, rounding: NamedRounding): bigint {
  const [step, way] = WAYS[rounding];
  let below = 0n;
  while ((below + step) * denominator <= numerator) below += step;
  const [under, over] = [numerator - below * denominator, (below + step) * denominator - numerator];
  if (under === 0n || way === "down") return below;
  return way === "nearest" && under < over ? below : below + step;
}

/** A quotient that nobody knows costs the most. Those that are known are in quarters of a euro, which a number holds exactly. */
export function linearTariff(rounding: NamedRounding): Tariff {
  return (euros) => {
    let price = euros === null ? CEILING : roundedTo(BigInt(euros * 100) * RATE, 10_000n, rounding);
    if (price < FLOOR) price = FLOOR;
    if (price > CEILING) price = CEILING;
    const ccas = roundedTo(price, 8n, "nearestCent");
    return { family: price - ccas, ccas };
  };
}
