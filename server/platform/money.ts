/** An amount in whole euro cents. Never a fraction, never a float that was computed with. */
export type Cents = number & { readonly __brand: "Cents" };

/** @throws RangeError when `value` is not a safe integer: a fraction of a cent must be rounded by name first. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of cents: ${value}`);
  return value as Cents;
}

export const ZERO_CENTS: Cents = cents(0);

/** Sum of amounts, in cents. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

/** Rounds a rational number of cents, half up (away from zero), the rule of the French treasury for fees. */
export function roundHalfUp(numerator: bigint, denominator: bigint): Cents {
  if (denominator <= 0n) throw new RangeError("The denominator must be positive");
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return cents(Number(negative ? -rounded : rounded));
}

const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });

/**
 * "2,35 €", "− 2,35 €": with the no-break spaces and the minus sign of French typography, for whoever reads. A file for a
 * machine writes its own.
 */
export function formatEuros(amount: Cents): string {
  const written = euros.format(Math.abs(amount) / 100);
  return amount < 0 ? `−\u00a0${written}` : written;
}

/** "1,75 € reste dû", "2,00 € restent dus": French agrees in the plural from two up. */
export function agreedEuros(amount: Cents, one: string, many: string): string {
  return `${formatEuros(amount)} ${Math.abs(amount) < 200 ? one : many}`;
}
