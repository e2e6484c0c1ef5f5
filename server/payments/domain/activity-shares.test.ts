import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import { type Amounts, added, byMeans, type InvoiceMove, inProportion, paidFor } from "./activity-shares";

const amounts = (of: Readonly<Record<string, number>>): Amounts =>
  new Map(Object.entries(of).map(([key, amount]) => [key, cents(amount)]));
const plain = (of: Amounts | undefined) => Object.fromEntries(of ?? []);
const sum = (of: Amounts) => sumCents(of.values());
const BILLED = { canteen: 3000, care: 1000 };
const paid = (payment: string | null, amount: number): InvoiceMove => ({
  kind: "settled",
  amount: cents(amount),
  payment,
});
const undone = (payment: string, amount: number): InvoiceMove => ({ kind: "undone", amount: cents(amount), payment });
const credited = (lines: Readonly<Record<string, number>>): InvoiceMove => ({
  kind: "credited",
  amount: sum(amounts(lines)),
  lines: amounts(lines),
});

describe("inProportion", () => {
  it.each([
    [1000, { canteen: 3000, care: 1000 }, { canteen: 750, care: 250 }],
    [1, { a: 1, b: 1 }, { a: 1, b: 0 }],
    [2, { a: 1, b: 1, c: 1 }, { a: 1, b: 0, c: 1 }],
    [4000, { canteen: 5000, regularised: -1000 }, { canteen: 5000, regularised: -1000 }],
  ])("shares %d by %o into %o", (amount, weights, expected) => {
    expect(plain(inProportion(cents(amount), amounts(weights)))).toEqual(expected);
  });

  it("adds up to the amount, and gives nobody less than nothing or more than their weight", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(weights, fc.nat(), (all, at) => {
        const weighed = new Map(all.map((weight, index) => [`${index}`, cents(weight)]));
        const whole = sum(weighed);
        fc.pre(whole > 0);
        const amount = cents(at % (whole + 1));
        const parts = inProportion(amount, weighed);
        expect(sum(parts)).toBe(amount);
        for (const [key, part] of parts) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(weighed.get(key) ?? 0);
        }
      }),
    );
  });
});

describe("paidFor", () => {
  const of = (...moves: InvoiceMove[]) =>
    Object.fromEntries([...paidFor(amounts(BILLED), moves)].map(([payment, parts]) => [payment, plain(parts)]));

  it("shares a payment in part by what is left of each activity", () => {
    expect(of(paid("p", 1000), paid("q", 3000))).toEqual({
      p: { canteen: 750, care: 250 },
      q: { canteen: 2250, care: 750 },
    });
  });

  it("gives nothing to an activity that a credit note took back", () => {
    expect(of(credited({ care: 1000 }), paid("p", 3000))).toEqual({ p: { canteen: 3000, care: 0 } });
    // Without the credit, it would have had its part (control).
    expect(of(paid("p", 3000))).toEqual({ p: { canteen: 2250, care: 750 } });
  });

  it("takes back exactly what a payment brought, when it did not hold", () => {
    expect(of(paid("p", 333), paid("q", 667), undone("p", 333), paid("r", 3333))).toMatchObject({
      r: { canteen: 3000 - 500, care: 1000 - 167 },
    });
  });

  it("shares by what was billed where a credit note of the same instant leaves less than was paid", () => {
    const moves = [credited({ canteen: 100, care: 50 }), paid("p", 100)];
    const shares = paidFor(amounts({ canteen: 100, care: 100 }), moves);
    expect(plain(shares.get("p"))).toEqual({ canteen: 50, care: 50 });
  });

  it("tells what was kept from a payment apart: it has no activity of this invoice's payments", () => {
    expect(of(paid(null, 2000), paid("p", 2000))).toEqual({ p: { canteen: 1500, care: 500 } });
  });

  it("leaves what came in where it was, when a credit note gives back the rest", () => {
    expect(of(paid("p", 2000), credited({ care: 1000 }), paid("q", 1000))).toMatchObject({
      p: { canteen: 1500, care: 500 },
      q: { canteen: 1500, care: -500 },
    });
    expect(of(paid("p", 3000), credited({ care: 1000 }))).toEqual({ p: { canteen: 2250, care: 750 } });
  });

  it("brings each activity to what was billed less its credits once a payment leaves nothing, whatever came before", () => {
    const bill = fc.array(fc.integer({ min: -3000, max: 20_000 }), { minLength: 1, maxLength: 5 });
    const steps = fc.array(fc.record({ what: fc.constantFrom("pay", "credit", "undo"), by: fc.nat() }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(bill, steps, (lines, wishes) => {
        const billed = new Map(lines.map((line, index) => [`${index}`, cents(line)]));
        fc.pre(sum(billed) > 0);
        const { moves, due } = play(billed, wishes);
        fc.pre(moves.at(-1)?.kind === "settled");
        const settled = paidFor(billed, moves);
        const held = moves.flatMap((move) => (move.kind === "undone" ? [move.payment] : []));
        let brought: Amounts = new Map([...billed.keys()].map((key) => [key, cents(0)]));
        for (const [payment, parts] of settled) if (!held.includes(payment)) brought = added(brought, parts);
        expect(plain(brought)).toEqual(plain(due));
        for (const move of moves) {
          if (move.kind === "settled") expect(sum(settled.get(move.payment ?? "") ?? new Map())).toBe(move.amount);
        }
      }),
    );
  });
});

interface Wish {
  readonly what: string;
  readonly by: number;
}

/** Moves that an invoice may have, until nothing is left of it; `due` is what was billed less what was credited. */
function play(billed: Amounts, wishes: readonly Wish[]): { moves: InvoiceMove[]; due: Amounts } {
  const moves: InvoiceMove[] = [];
  const standing = new Map<string, Cents>();
  let [open, due]: [number, Amounts] = [sum(billed), billed];
  const pay = (amount: number) => {
    if (amount === 0) return;
    const payment = `p${moves.length}`;
    standing.set(payment, cents(amount));
    moves.push(paid(payment, amount));
    open -= amount;
  };
  for (const { what, by } of wishes) {
    const [payment] = [...standing.keys()];
    const [key, most] = [...due][by % due.size] ?? ["", cents(0)];
    if (what === "pay") pay(by % (open + 1));
    else if (what === "credit") {
      const amount = Math.min(by % (Math.max(0, most) + 1), open);
      if (amount === 0) continue;
      moves.push(credited({ [key]: amount }));
      due = added(due, amounts({ [key]: amount }), -1);
      open -= amount;
    } else if (payment !== undefined) {
      const amount = standing.get(payment) ?? cents(0);
      standing.delete(payment);
      moves.push(undone(payment, amount));
      open += amount;
    }
  }
  pay(open);
  return { moves, due };
}

describe("byMeans", () => {
  it("shares what a payment is for among its means, and loses nothing", () => {
    const [cash, cheque] = byMeans([cents(900), cents(300)], amounts({ canteen: 700, kept: 500 }));
    expect([plain(cash), plain(cheque)]).toEqual([
      { canteen: 525, kept: 375 },
      { canteen: 175, kept: 125 },
    ]);
    const parts = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 100 }), (means, percent) => {
        const whole = means.reduce((all, one) => all + one, 0);
        const first = Math.floor((whole * percent) / 100);
        const paidFor = amounts({ canteen: first, kept: whole - first });
        const shared = byMeans(means.map(cents), paidFor);
        expect(shared.map(sum)).toEqual(means);
        expect(plain(shared.reduce<Amounts>((all, one) => added(all, one), new Map()))).toEqual(plain(paidFor));
      }),
    );
  });
});
