import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import { shareOut } from "./share-out";

const weights = fc.array(fc.nat(200_000).map(cents), { minLength: 1, maxLength: 8 });

/** Weights, and an amount that they can take. */
const cases = weights.chain((all) =>
  fc.nat(sumCents(all)).map((amount): readonly [Cents, readonly Cents[]] => [cents(amount), all]),
);

describe("an amount shared in proportion", () => {
  it.each([
    [50, [60, 40], [30, 20]],
    [1, [1, 1, 1], [0, 1, 0]],
    [100, [60, 0, 40], [60, 0, 40]],
    [0, [60, 40], [0, 0]],
    [0, [], []],
    [10_000, [9_999, 2], [9_998, 2]],
  ])("%i among %j is %j", (amount, among, parts) => {
    expect(shareOut(cents(amount), among.map(cents))).toEqual(parts);
  });

  it("adds up to it, and no part is below zero nor above its weight", () => {
    fc.assert(
      fc.property(cases, ([amount, among]) => {
        const parts = shareOut(amount, among);
        expect(sumCents(parts)).toBe(amount);
        parts.forEach((part, index) => {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(among[index] ?? 0);
        });
      }),
    );
  });

  it("is at most one cent away from its exact share", () => {
    fc.assert(
      fc.property(cases, ([amount, among]) => {
        const sum = sumCents(among);
        shareOut(amount, among).forEach((part, index) => {
          expect(Math.abs(part - (sum === 0 ? 0 : (amount * (among[index] ?? 0)) / sum))).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it("is refused when it is more than all that is asked, or less than nothing", () => {
    expect(() => shareOut(cents(101), [cents(60), cents(40)])).toThrow(RangeError);
    expect(() => shareOut(cents(-1), [cents(60)])).toThrow(RangeError);
    expect(() => shareOut(cents(1), [cents(60), cents(-1)])).toThrow(RangeError);
  });
});
