import { type Cents, cents, roundHalfUp } from "@/server/platform/money";

/** An exact number. Every denominator here is a power of ten, so that it can always be written out in full. */
export interface ExactDecimal {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The roundings that a town may name in its fees. */
export const ROUNDINGS = ["nearestCent", "centBelow", "centAbove", "nearestFiveCents", "nearestTenCents"] as const;
export type RoundingName = (typeof ROUNDINGS)[number];

const DECIMAL = /^(-?)(\d{1,9})(?:\.(\d{1,6}))?$/;

/** "0.36" → 36/100, exactly. Null when `text` is not a plain decimal of at most 9 digits and 6 decimals. */
export function parseDecimal(text: string): ExactDecimal | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const [, sign = "", whole = "", decimals = ""] = match;
  return { numerator: BigInt(`${sign}${whole}${decimals}`), denominator: 10n ** BigInt(decimals.length) };
}

/** `percent` % of a number of cents, not rounded, in cents. */
export function percentOf(percent: ExactDecimal, amountInCents: number): ExactDecimal {
  return { numerator: percent.numerator * BigInt(amountInCents), denominator: percent.denominator * 100n };
}

/** The sum, exactly. Its denominator is a power of ten as well. */
export function sumOf(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function plus(value: ExactDecimal, wholeCents: number): ExactDecimal {
  return { ...value, numerator: value.numerator + BigInt(wholeCents) * value.denominator };
}

/** Rounds a number of cents that is not negative, by the name that the town chose. Halves go up. */
export function roundByName(value: ExactDecimal, rounding: RoundingName): Cents {
  const { numerator, denominator } = value;
  switch (rounding) {
    case "nearestCent":
      return roundHalfUp(numerator, denominator);
    case "centBelow":
      return cents(Number(numerator / denominator));
    case "centAbove":
      return cents(Number((numerator + denominator - 1n) / denominator));
    case "nearestFiveCents":
      return cents(roundHalfUp(numerator, denominator * 5n) * 5);
    case "nearestTenCents":
      return cents(roundHalfUp(numerator, denominator * 10n) * 10);
  }
}

/** The exact amount in euros of a non-negative number of cents, written in full: "2.592", at least two decimals. */
export function exactEuros(valueInCents: ExactDecimal): string {
  const denominator = valueInCents.denominator * 100n;
  const places = denominator.toString().length - 1;
  const digits = valueInCents.numerator.toString().padStart(places + 1, "0");
  const decimals = digits.slice(-places).replace(/0+$/, "").padEnd(2, "0");
  return `${digits.slice(0, -places)}.${decimals}`;
}
