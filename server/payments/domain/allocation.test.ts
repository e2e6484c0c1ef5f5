import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cents, sumCents } from "@/server/platform/money";
import { allocatePayment, type MeantInvoice, shortOf, undoAllocation } from "./allocation";

const part = <I extends string | null>(invoice: I, amount: number) => ({ invoice, amount: cents(amount) });
const open = (id: string, amount: number) => ({ id, open: cents(amount) });
const sumOf = (parts: readonly { readonly amount: number }[]) => parts.reduce((sum, { amount }) => sum + amount, 0);

describe("what a payment pays", () => {
  it.each([
    ["its invoice", 500, [part("a", 500)], [open("a", 500)], [part("a", 500)], []],
    [
      "its invoices",
      800,
      [part("a", 500), part("b", 300)],
      [open("a", 500), open("b", 300)],
      [part("a", 500), part("b", 300)],
      [],
    ],
    [
      "no more of an invoice than was meant for it",
      800,
      [part("a", 500), part("b", 300)],
      [open("a", 900), open("b", 300)],
      [part("a", 500), part("b", 300)],
      [],
    ],
    [
      "what is owed else, when its invoice was paid meanwhile",
      500,
      [part("a", 500)],
      [open("b", 300), open("c", 900)],
      [part("b", 300), part("c", 200)],
      ["a"],
    ],
    [
      "its invoice, then the rest is kept",
      500,
      [part("a", 500)],
      [open("a", 200)],
      [part("a", 200), part(null, 300)],
      ["a"],
    ],
    ["nothing that is owed: it is kept whole", 500, [part("a", 500)], [], [part(null, 500)], ["a"]],
    [
      "the rest of its own invoice before it is kept",
      700,
      [part("a", 500)],
      [open("a", 600)],
      [part("a", 600), part(null, 100)],
      [],
    ],
  ] as const)("%s", (_, amount, meant, owed, parts, short) => {
    expect(allocatePayment(cents(amount), meant, owed)).toEqual(parts);
    expect(shortOf(meant, allocatePayment(cents(amount), meant, owed))).toEqual(short);
  });

  const money = fc.integer({ min: 1, max: 100_000 }).map(cents);
  const invoices = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 5 });
  const owedOf = (ids: readonly string[]) =>
    fc.tuple(...ids.map((id) => money.map((amount) => ({ id, open: amount }))));
  const meantOf = (ids: readonly string[]) =>
    fc.tuple(...ids.map((invoice) => money.map((amount): MeantInvoice => ({ invoice, amount }))));

  it("always adds up, never pays an invoice more than it asks, and keeps nothing while something is owed", () => {
    fc.assert(
      fc.property(money, invoices.chain(meantOf), invoices.chain(owedOf), (amount, meant, owed) => {
        const parts = allocatePayment(amount, meant, owed);
        expect(sumOf(parts)).toBe(amount);
        expect(parts.every((one) => one.amount > 0)).toBe(true);
        expect(new Set(parts.map(({ invoice }) => invoice)).size).toBe(parts.length);
        for (const { invoice, amount: paid } of parts) {
          if (invoice !== null) expect(paid).toBeLessThanOrEqual(owed.find(({ id }) => id === invoice)?.open ?? 0);
        }
        const kept = parts.find(({ invoice }) => invoice === null)?.amount ?? 0;
        expect(kept).toBe(Math.max(0, amount - sumCents(owed.map((one) => one.open))));
      }),
    );
  });

  it("is undone exactly, while nothing else happened", () => {
    fc.assert(
      fc.property(money, invoices.chain(meantOf), invoices.chain(owedOf), (amount, meant, owed) => {
        const parts = allocatePayment(amount, meant, owed);
        const kept = parts.find(({ invoice }) => invoice === null)?.amount ?? cents(0);
        expect(undoAllocation(parts, { kept, spent: [] })).toEqual({ ok: true, value: parts });
      }),
    );
  });
});

describe("what is owed again when a payment is undone", () => {
  it.each([
    ["its invoices", [part("a", 500)], { kept: cents(0), spent: [] }, [part("a", 500)]],
    [
      "what it left",
      [part("a", 500), part(null, 200)],
      { kept: cents(900), spent: [] },
      [part("a", 500), part(null, 200)],
    ],
    [
      "what was paid with what it left",
      [part(null, 500)],
      { kept: cents(100), spent: [open("b", 300), open("c", 400)] },
      [part(null, 100), part("b", 300), part("c", 100)],
    ],
    [
      "one invoice once, paid twice over",
      [part("a", 500), part(null, 200)],
      { kept: cents(0), spent: [open("a", 200)] },
      [part("a", 700)],
    ],
  ] as const)("%s", (_, parts, credit, restored) => {
    expect(undoAllocation(parts, credit)).toEqual({ ok: true, value: restored });
  });

  it("is refused once the rest was given back", () => {
    const credit = { kept: cents(100), spent: [open("b", 50)] };
    expect(undoAllocation([part("a", 500), part(null, 200)], credit)).toEqual({
      ok: false,
      error: "credit_given_back",
    });
  });
});
