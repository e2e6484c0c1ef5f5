import { type Cents, cents, roundHalfUp, sumCents } from "@/server/platform/money";

/**
 * Shares an amount in proportion to weights (Code civil, article 1342-10), rounded half up on the running total: the parts
 * add up to the amount, none is below zero nor above its weight.
 * @throws RangeError when the amount is below zero or above the sum of the weights, or a weight is below zero.
 */
export function shareOut(amount: Cents, weights: readonly Cents[]): Cents[] {
  const sum = sumCents(weights);
  if (amount < 0 || amount > sum || weights.some((weight) => weight < 0))
    throw new RangeError(`${amount} cannot be shared among ${weights.join(", ")}`);
  if (sum === 0) return weights.map(() => cents(0));
  let seen = 0n;
  let given = 0;
  return weights.map((weight) => {
    seen += BigInt(weight);
    const upTo = roundHalfUp(BigInt(amount) * seen, BigInt(sum));
    const part = cents(upTo - given);
    given = upTo;
    return part;
  });
}
