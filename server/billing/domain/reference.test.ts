import { describe, expect, it } from "vitest";
import { invoiceReference } from "./reference";

describe("invoiceReference", () => {
  it.each([
    [{ regieCode: "CANT", year: 2026, number: 123 }, "CANT2026000123"],
    [{ regieCode: "FA", year: 2027, number: 1 }, "FA2027000001"],
    [{ regieCode: "ABCDEF", year: 2026, number: 12_345_678 }, "ABCDEF202612345678"],
  ])("of %o is %s, and leaves room for an attempt in PayFiP's refdet", (number, reference) => {
    expect(invoiceReference(number)).toBe(reference);
    expect(reference).toMatch(/^[A-Za-z0-9]{6,20}$/);
  });

  it.each([0, -1, 1.5, 100_000_000, Number.NaN])("refuses %s, which no series gives", (number) => {
    expect(() => invoiceReference({ regieCode: "CANT", year: 2026, number })).toThrow(RangeError);
  });
});
