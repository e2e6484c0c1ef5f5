import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreedEuros, cents, formatEuros, roundHalfUp, sumCents } from "./money";

describe("money", () => {
  it("refuses a fraction of a cent", () => {
    expect(() => cents(1.5)).toThrow(RangeError);
  });

  it("writes euros as French readers expect", () => {
    expect(formatEuros(cents(235))).toBe("2,35\u00a0€");
    expect(formatEuros(cents(123456))).toBe("1\u202f234,56\u00a0€");
    expect(formatEuros(cents(-123456))).toBe("−\u00a01\u202f234,56\u00a0€");
    expect(formatEuros(cents(-0))).toBe("0,00\u00a0€");
  });

  it("agrees in the plural from two euros up", () => {
    const due = (amount: number) => agreedEuros(cents(amount), "reste dû", "restent dus");
    expect([due(0), due(199), due(200), due(-152)]).toEqual([
      "0,00\u00a0€ reste dû",
      "1,99\u00a0€ reste dû",
      "2,00\u00a0€ restent dus",
      "−\u00a01,52\u00a0€ reste dû",
    ]);
  });

  it("rounds half away from zero", () => {
    expect(roundHalfUp(5n, 2n)).toBe(3);
    expect(roundHalfUp(-5n, 2n)).toBe(-3);
    expect(roundHalfUp(7n, 3n)).toBe(2);
  });

  it("never drifts more than half a cent", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 1000n }), (n, d) => {
        const gap = BigInt(roundHalfUp(n, d)) * d * 2n - n * 2n;
        return gap <= d && gap >= -d;
      }),
    );
  });

  it("adds without loss", () => {
    expect(sumCents([cents(10), cents(20), cents(5)])).toBe(35);
  });
});
