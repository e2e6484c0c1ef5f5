import { type Cents, cents, roundHalfUp } from "@/server/platform/money";

/** Shares are whole ten-thousandths: 10000 is everything. */
export const WHOLE = 10_000;

/** One household's part of a day: `share` ten-thousandths, that come after `before`. */
export interface Share {
  readonly before: number;
  readonly share: number;
}

export const EVERYTHING: Share = { before: 0, share: WHOLE };

/**
 * The part of an amount, rounded half up on the running total of the shares: parts that follow each other to 10000 add up
 * to the amount, to the cent. @throws RangeError when the shares are not whole numbers.
 */
export function partOf(amount: Cents, { before, share }: Share): Cents {
  const upTo = (shares: number) => roundHalfUp(BigInt(amount) * BigInt(shares), BigInt(WHOLE));
  return cents(upTo(before + share) - upTo(before));
}

/** Whether the shares of a day add up to all of it. */
export function isWhole(parts: readonly Pick<Share, "share">[]): boolean {
  return parts.reduce((sum, { share }) => sum + share, 0) === WHOLE;
}

/** "50 %", "33,33 %" */
export function shareText(share: number): string {
  return `${(share / 100).toLocaleString("fr-FR")}\u00a0%`;
}
