import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cents } from "@/server/platform/money";
import { allocate, creditLines, spendCredit } from "./ledger";

const open = (id: string, amount: number) => ({ id, open: cents(amount) });
const sum = (parts: readonly { amount: number }[]) => parts.reduce((total, { amount }) => total + amount, 0);

describe("allocate", () => {
  it.each([
    [
      "the exact amount",
      500,
      [
        ["a", 300],
        ["b", 200],
      ],
    ],
    [
      "a part of the second",
      400,
      [
        ["a", 300],
        ["b", 100],
      ],
    ],
    ["less than the first", 100, [["a", 100]]],
    [
      "more than everything, the rest being kept",
      700,
      [
        ["a", 300],
        ["b", 200],
        [null, 200],
      ],
    ],
    ["nothing", 0, []],
  ] as const)("shares %s among invoices in their order", (_, amount, expected) => {
    const parts = allocate(cents(amount), [open("a", 300), open("b", 200)]);
    expect(parts.map((part) => [part.invoice, part.amount])).toEqual(expected);
  });

  it("keeps everything when nothing is owed", () => {
    expect(allocate(cents(250), [])).toEqual([{ invoice: null, amount: 250 }]);
  });

  it("never loses a cent, and never gives an invoice more than it asks", () => {
    const invoices = fc.array(fc.integer({ min: 0, max: 50_000 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), invoices, (amount, asked) => {
        const parts = allocate(
          cents(amount),
          asked.map((ask, index) => open(String(index), ask)),
        );
        expect(sum(parts)).toBe(amount);
        for (const part of parts) {
          expect(part.amount).toBeGreaterThan(0);
          if (part.invoice !== null) expect(part.amount).toBeLessThanOrEqual(asked[Number(part.invoice)] ?? 0);
        }
      }),
    );
  });
});

describe("sides of an entry", () => {
  it("take off what is owed, and keep the rest, as less owed", () => {
    expect(creditLines("d", allocate(cents(350), [open("a", 300)]))).toEqual([
      { account: "debtor", debtor: "d", invoice: "a", amount: -300 },
      { account: "debtor", debtor: "d", invoice: null, amount: -50 },
    ]);
  });

  it("spend what is kept and no more, and add up to zero", () => {
    const lines = spendCredit("d", cents(250), [open("a", 200), open("b", 100)]);
    expect(lines).toEqual([
      { account: "debtor", debtor: "d", invoice: null, amount: 250 },
      { account: "debtor", debtor: "d", invoice: "a", amount: -200 },
      { account: "debtor", debtor: "d", invoice: "b", amount: -50 },
    ]);
    expect(sum(lines)).toBe(0);
  });

  it("spend nothing when nothing is kept, or nothing is owed", () => {
    expect(spendCredit("d", cents(0), [open("a", 200)])).toEqual([]);
    expect(spendCredit("d", cents(250), [])).toEqual([]);
  });
});
