import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PurposeKey } from "./purposes";
import { settlementsOf } from "./settlements";
import { type Event, Household, PURPOSES } from "./settlements.fixture";

function played(events: readonly Event[]): Household {
  const household = new Household();
  for (const event of events) household.play(event);
  return household;
}

function told({ documents, asked, corrections, entries }: Household, upTo = entries.length) {
  return settlementsOf(documents, asked, corrections, entries.slice(0, upTo));
}

function byPurpose(household: Household): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { purpose, amount } of told(household)) sums[purpose] = (sums[purpose] ?? 0) + amount;
  return sums;
}

const [louCare = "", louMeals = "", zoeCare = ""] = PURPOSES;
const invoice = (...amounts: number[]): Event => ({ kind: "invoice", amounts });
const pay = (amount: number): Event => ({ kind: "payment", amount });
const only = (index: number) => PURPOSES.map((_, place) => place === index);

describe("what a household’s money paid for", () => {
  it.each<readonly [string, readonly Event[], Record<string, number>]>([
    ["nothing, when nothing was paid", [invoice(60, 40)], {}],
    ["a whole invoice", [invoice(60, 40), pay(100)], { [louCare]: 60, [louMeals]: 40 }],
    ["a part of it, in proportion", [invoice(60, 40), pay(50)], { [louCare]: 30, [louMeals]: 20 }],
    ["two parts of it, to the cent", [invoice(1, 1, 1), pay(1), pay(2)], { [louCare]: 1, [louMeals]: 1, [zoeCare]: 1 }],
    ["what it is for once it is invoiced", [pay(100), invoice(60, 40)], { [louCare]: 60, [louMeals]: 40 }],
    [
      "nothing again, when the cheque comes back",
      [invoice(60, 40), pay(100), { kind: "reversal", of: 0 }],
      { [louCare]: 0, [louMeals]: 0 },
    ],
    [
      "less, when it is credited, and what is kept pays the next invoice",
      [invoice(60, 40), pay(100), { kind: "credit", of: 0, purposes: only(0) }, invoice(0, 0, 25)],
      { [louCare]: 0, [louMeals]: 40, [zoeCare]: 25 },
    ],
    [
      "the rest of a half-paid invoice, when a part of it is credited",
      [invoice(60, 40), pay(50), { kind: "credit", of: 0, purposes: only(1) }],
      { [louCare]: 50, [louMeals]: 0 },
    ],
    [
      "less of what an invoice gives back, and more of the others",
      [invoice(0, 20), pay(20), invoice(100, -20), pay(80)],
      { [louCare]: 100, [louMeals]: 0 },
    ],
    [
      "less of what a credit note of the month gives back",
      [invoice(60, 0), pay(60), invoice(-60, 20)],
      { [louCare]: 0, [louMeals]: 20 },
    ],
    [
      "nothing in the end, when a credit note pays what its cheque did not",
      [
        invoice(60, 40),
        pay(100),
        { kind: "credit", of: 0, purposes: only(1) },
        { kind: "refund" },
        { kind: "reversal", of: 0 },
      ],
      { [louCare]: 0, [louMeals]: -40 },
    ],
  ])("is %s", (_, events, expected) => {
    expect(byPurpose(played(events))).toEqual(expected);
  });

  it("moves nothing when a run gives back what nobody had paid: what is paid later is for the rest", () => {
    const before: Event[] = [invoice(20, 0), { kind: "run", amounts: [0, 30], of: 0, back: [100] }];
    expect(told(played(before))).toEqual([]);
    expect(byPurpose(played([...before, pay(30)]))).toEqual({ [louMeals]: 30 });
    // The first invoice still asks for twenty in the ledger: they pay for meals.
    expect(byPurpose(played([...before, pay(20)]))).toEqual({ [louMeals]: 20 });
  });

  it("moves nothing when a credit note of the month gives back what nobody had paid", () => {
    const before: Event[] = [invoice(50, 50), { kind: "run", amounts: [], of: 0, back: [60] }];
    expect(told(played(before))).toEqual([]);
    expect(byPurpose(played([...before, pay(70)]))).toEqual({ [louCare]: 20, [louMeals]: 50 });
  });

  it("gives back what was paid, and takes the rest off what was not", () => {
    const events: Event[] = [invoice(40), pay(30), { kind: "run", amounts: [0, 25], of: 0, back: [100] }];
    expect(byPurpose(played(events))).toEqual({ [louCare]: 0, [louMeals]: 30 - 0 - 5 });
  });

  it("follows a day that is regularised twice before anything is paid", () => {
    const back: Event = { kind: "run", amounts: [0, 30], of: 0, back: [50] };
    expect(told(played([invoice(20), back, back]))).toEqual([]);
  });

  it("counts on the day when it was received, undone or used", () => {
    const household = played([invoice(60), pay(20), pay(80), { kind: "reversal", of: 0 }, invoice(0, 30)]);
    const days = household.entries.map(({ day }) => day);
    expect(told(household)).toEqual([
      { purpose: louCare, amount: 20, day: days[1] },
      { purpose: louCare, amount: 40, day: days[2] },
      { purpose: louCare, amount: -20, day: days[3] },
      { purpose: louCare, amount: 20, day: days[4] },
      { purpose: louMeals, amount: 20, day: days[6] },
    ]);
  });
});

const amount = fc.integer({ min: 0, max: 9_000 });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant("invoice" as const), amounts: fc.array(amount, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    kind: fc.constant("invoice" as const),
    amounts: fc.array(fc.integer({ min: -4_000, max: 9_000 }), { minLength: 3, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("run" as const),
    amounts: fc.array(amount, { maxLength: 3 }),
    of: fc.nat(20),
    back: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("payment" as const), amount: fc.integer({ min: 1, max: 12_000 }) }),
  fc.record({ kind: fc.constant("reversal" as const), of: fc.nat(20) }),
  fc.record({
    kind: fc.constant("credit" as const),
    of: fc.nat(20),
    purposes: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  }),
  fc.constant({ kind: "refund" as const }),
);
const events = fc.array(event, { maxLength: 25 });

const sumOf = (amounts: readonly { readonly amount: number }[]) => amounts.reduce((sum, one) => sum + one.amount, 0);

describe("whatever happens to an account", () => {
  it("settlements and what is kept are what was received and not given back, after each entry", () => {
    fc.assert(
      fc.property(events, (all) => {
        const household = new Household();
        for (const one of all) {
          household.play(one);
          expect(sumOf(told(household)) + household.kept).toBe(household.received);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("each purpose is paid exactly what it costs once nothing is owed", () => {
    fc.assert(
      fc.property(events, (all) => {
        const household = played(all);
        const owed = [...household.open.values()].reduce((sum, open) => sum + open, 0);
        if (owed > 0) household.play(pay(owed));
        const paid = byPurpose(household);
        for (const purpose of PURPOSES) expect(paid[purpose] ?? 0).toBe(household.dueOf(purpose));
      }),
      { numRuns: 300 },
    );
  });

  it("a purpose that only ever costs something is never paid below zero, without a cheque that comes back", () => {
    const costs = fc.array(
      event.filter(
        (one) => one.kind !== "reversal" && (one.kind !== "invoice" || one.amounts.every((cost) => cost >= 0)),
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(costs, (all) => {
        const household = played(all);
        const sums = new Map<PurposeKey, number>();
        for (const { purpose, amount: paid } of told(household)) {
          sums.set(purpose, (sums.get(purpose) ?? 0) + paid);
        }
        for (const sum of sums.values()) expect(sum).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("says nothing before any money came, whatever is billed, regularised and credited", () => {
    const costs = (one: Event) => one.kind !== "invoice" || one.amounts.every((cost) => cost >= 0);
    const unpaid = fc.array(
      event.filter((one) => one.kind !== "payment" && one.kind !== "refund" && costs(one)),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(unpaid, (all) => {
        expect(told(played(all))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("fits, or nothing is said: a ledger that asks for more than was billed is refused", () => {
    const household = played([invoice(60, 40), pay(100)]);
    const entries = household.entries.map((entry) =>
      entry.kind === "payment" ? { ...entry, sides: [...entry.sides, ...entry.sides] } : entry,
    );
    expect(() => settlementsOf(household.documents, household.asked, new Map(), entries)).toThrow(RangeError);
    expect(() => settlementsOf([], new Map(), new Map(), household.entries)).toThrow(RangeError);
  });
});
