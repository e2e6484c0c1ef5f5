import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cents } from "@/server/platform/money";
import { partOf, shareText, WHOLE } from "./share";

describe("partOf", () => {
  it.each([
    [235, 5_000, [118, 117]],
    [100, 3_333, [33, 34, 33]],
    [1, 5_000, [1, 0]],
    [0, 2_500, [0, 0, 0, 0]],
  ])("gives %d in parts of %d ten-thousandths as %o, and loses nothing", (amount, share, expected) => {
    const parts = expected.map((_, index) => {
      const before = index * share;
      return partOf(cents(amount), { before, share: index === expected.length - 1 ? WHOLE - before : share });
    });
    expect(parts).toEqual(expected);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
  });

  it("adds up to the amount, whatever the shares, and is off by less than a cent each", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: WHOLE }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), cuts, (amount, at) => {
        const bounds = [0, ...at.toSorted((a, b) => a - b), WHOLE];
        const parts = bounds.slice(1).map((end, index) => {
          const before = bounds[index] ?? 0;
          const part = partOf(cents(amount), { before, share: end - before });
          expect(Math.abs(part - (amount * (end - before)) / WHOLE)).toBeLessThan(1.000001);
          expect(part).toBeGreaterThanOrEqual(0);
          return part;
        });
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
      }),
    );
  });

  it("is said in per cent", () => {
    expect(shareText(5_000)).toBe("50\u00a0%");
    expect(shareText(3_333)).toBe("33,33\u00a0%");
  });
});
