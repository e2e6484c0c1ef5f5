import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { billDays } from "./bill-days";
import { aBilledLine, aFact, aFee, SITUATION, someFacts } from "./billing.fixture";

type Facts = Parameters<typeof someFacts>[0];

function billOf(facts: Facts, familyId = "a") {
  const bill = billDays(someFacts(facts)).get(familyId);
  return {
    charges: (bill?.charges ?? []).map(({ payer, kind, state, amount, share }) => ({
      payer,
      kind,
      state,
      amount,
      share,
    })),
    checks: [...(bill?.checks ?? [])],
  };
}

const service = { payer: null, kind: "service", share: 10_000 } as const;
const correction = { payer: null, kind: "regularisation", share: 10_000 } as const;

describe("a new day", () => {
  it.each([
    ["a presence", {}, { ...service, state: "present", amount: 175 }],
    [
      "an excused absence, shown for nothing",
      { exception: "absent_excused" },
      { ...service, state: "absent_excused", amount: 0 },
    ],
    [
      "an absence that is not excused",
      { exception: "absent_unexcused" },
      { ...service, state: "absent_billed", amount: 175 },
    ],
    ["a cancellation too late", { booking: "cancelled_late" }, { ...service, state: "cancelled_late", amount: 175 }],
    ["a late booking", { late: true }, { ...service, state: "present", amount: 425 }],
    [
      "no booking at all",
      { booking: null, exception: "unbooked", announced: null },
      { ...service, state: "unbooked", amount: 425 },
    ],
  ] as const)("of %s", (_, over, charge) => {
    expect(billOf({ facts: [aFact(over)] }).charges).toEqual([charge]);
  });

  it("is one day when the other household booked a child who was also noted as unbooked", () => {
    const inOrder = [aFact({ booking: null, exception: "unbooked" }), aFact({ familyId: "b" })];
    for (const facts of [inOrder, inOrder.toReversed()]) {
      expect(billOf({ facts, families: new Set(["a", "b"]) }).charges).toEqual([]);
      expect(billOf({ facts, families: new Set(["a", "b"]) }, "b").charges).toHaveLength(1);
    }
  });

  it("asks a third party for its part, beside what is left to the family", () => {
    const priceOf = () => ({ line: aFee(50, 76), quotientMissing: false });
    expect(billOf({ priceOf }).charges).toEqual([
      { ...service, state: "present", amount: 50 },
      { ...service, payer: "ccas", state: "present", amount: 76 },
    ]);
  });

  it("asks nobody for the part of a third party that the town cannot bill, and says so", () => {
    const priceOf = () => ({ line: aFee(50, 76), quotientMissing: false });
    const { charges, checks } = billOf({ facts: [aFact({ announced: cents(50) })], priceOf, thirdParties: new Set() });
    expect(charges).toHaveLength(1);
    expect(checks).toEqual(["third_party_unknown"]);
  });

  it("waits for a price, and says so", () => {
    expect(billOf({ priceOf: () => null })).toEqual({ charges: [], checks: ["no_price"] });
  });

  it("shares the parts of both households and of the third party to the cent", () => {
    const agreed = ["a", "b"].map((familyId) => ({
      familyId,
      share: 5_000,
      firstDay: localDate("2026-09-01"),
      lastDay: null,
    }));
    const facts = {
      families: new Set(["a", "b"]),
      rulesOf: () => ({ agreed, custody: [], left: [] }),
      priceOf: () => ({ line: aFee(51, 75), quotientMissing: false }),
    };
    const amounts = ["a", "b"].map((family) => billOf(facts, family).charges.map(({ amount }) => amount));
    expect(amounts).toEqual([
      [26, 38],
      [25, 37],
    ]);
  });
});

describe("what a clerk should look at", () => {
  it.each([
    ["a day that nobody looked at", { facts: [aFact({ verified: false })] }, ["unverified_days"]],
    [
      "a presence without a booking",
      { facts: [aFact({ booking: null, exception: "unbooked", announced: null })] },
      ["unbooked_presence"],
    ],
    [
      "a price that is not the one announced",
      { facts: [aFact({ announced: cents(235) })] },
      ["price_differs_from_announced"],
    ],
    ["an unknown quotient", { priceOf: () => ({ line: aFee(175), quotientMissing: true }) }, ["missing_quotient"]],
    ["a day as usual", {}, []],
    [
      "nothing, for a day that was billed and has not changed",
      { facts: [aFact({ verified: false })], lines: [aBilledLine()] },
      [],
    ],
  ] as const satisfies ReadonlyArray<readonly [string, Facts, readonly string[]]>)("is %s", (_, facts, checks) => {
    expect(billOf(facts).checks).toEqual(checks);
  });

  it("is no price that was announced to somebody else, or for more than a household’s own part", () => {
    const facts = [aFact({ announced: cents(235) })];
    const period = { firstDay: localDate("2026-09-01"), lastDay: null };
    const agreed = ["a", "b"].map((familyId) => ({ familyId, share: 5_000, ...period }));
    expect(billOf({ facts, rulesOf: () => ({ agreed, custody: [], left: [] }) }).checks).toEqual([]);
    const other = [aFact({ announced: cents(235), familyId: "b" })];
    const all = [{ familyId: "a", share: 10_000, ...period }];
    expect(billOf({ facts: other, rulesOf: () => ({ agreed: all, custody: [], left: [] }) }).checks).toEqual([]);
  });

  it("is an agreement whose shares do not add up", () => {
    const agreed = [{ familyId: "a", share: 6_000, firstDay: localDate("2026-09-01"), lastDay: null }];
    expect(billOf({ rulesOf: () => ({ agreed, custody: [], left: [] }) }).checks).toEqual(["shares_not_whole"]);
    // Also once its own part is billed: the rest of the day is still nobody’s.
    const facts = { lines: [aBilledLine({ unit: cents(105), share: 6_000 })] };
    const again = billOf({ ...facts, rulesOf: () => ({ agreed, custody: [], left: [] }) });
    expect(again).toEqual({ charges: [], checks: ["shares_not_whole"] });
  });
});

describe("a day that was billed (X4)", () => {
  it("is left alone when nothing changed", () => {
    expect(billOf({ lines: [aBilledLine()] }).charges).toEqual([]);
  });

  it("is given back when the absence was excused since", () => {
    const facts = [aFact({ exception: "absent_excused" })];
    expect(billOf({ facts, lines: [aBilledLine()] }).charges).toEqual([
      { ...correction, state: "absent_excused", amount: -175 },
    ]);
  });

  it.each([
    ["an absence noted after the invoice, at the same price", {}, { exception: "absent_unexcused" }, "absent_billed"],
    ["a presence noted after it", { state: "absent_billed" }, {}, "present"],
    ["a late cancellation that was a presence", { state: "cancelled_late" }, {}, "present"],
  ] as const)("has a line of nothing for %s", (_, was, is, state) => {
    const lines = [aBilledLine(was)];
    const facts = [aFact(is)];
    expect(billOf({ facts, lines }).charges).toEqual([{ ...correction, state, amount: 0 }]);
    // Once it is told, it is told; and it is told of what costs something only.
    const told = aBilledLine({ kind: "regularisation", state, unit: cents(0), invoiceId: "later" });
    expect(billOf({ facts, lines: [...lines, told] }).charges).toEqual([]);
    const free = () => ({ line: aFee(0), quotientMissing: false });
    expect(billOf({ facts, lines: [aBilledLine({ ...was, unit: cents(0) })], priceOf: free }).charges).toEqual([]);
  });

  it("has none for a word that changes nothing: absent either way, or there either way (control)", () => {
    const facts = [aFact({ exception: "absent_unexcused" })];
    expect(billOf({ facts, lines: [aBilledLine({ state: "cancelled_late" })] }).charges).toEqual([]);
    const there = [aFact({ booking: null, exception: "unbooked", announced: null })];
    expect(billOf({ facts: there, lines: [aBilledLine({ unit: cents(425) })] }).charges).toEqual([]);
  });

  it("has none for a third party, which is told no presence", () => {
    const priceOf = () => ({ line: aFee(50, 76), quotientMissing: false });
    const lines = [aBilledLine({ unit: cents(50) }), aBilledLine({ payer: "ccas", unit: cents(76) })];
    const { charges } = billOf({ facts: [aFact({ exception: "absent_unexcused" })], lines, priceOf });
    expect(charges.map(({ payer }) => payer)).toEqual([null]);
  });

  it("gives back to a third party what it was billed, though the town can bill it no more", () => {
    const lines = [aBilledLine({ unit: cents(50) }), aBilledLine({ payer: "ccas", unit: cents(76) })];
    const priceOf = () => ({ line: aFee(50), quotientMissing: false });
    expect(billOf({ lines, priceOf, thirdParties: new Set() })).toEqual({
      charges: [{ ...correction, payer: "ccas", state: "present", amount: -76 }],
      checks: [],
    });
  });

  it("keeps what a gesture had given back of it, so that what is billed adds up", () => {
    const gesture = aBilledLine({ kind: "credit", unit: cents(-100), invoiceId: "note" });
    const charges = (facts: Facts) =>
      billDays(someFacts(facts))
        .get("a")
        ?.charges.map(({ amount, due, billed, credited }) => [amount, due, billed, credited]);
    const lines = [aBilledLine(), gesture];
    expect(charges({ facts: [aFact({ exception: "absent_excused" })], lines })).toEqual([[-75, 0, 175, 100]]);
    // What is asked more is not taken from the gesture.
    const dearer = () => ({ line: aFee(200), quotientMissing: false });
    expect(charges({ lines, priceOf: dearer })).toEqual([[25, 200, 175, 0]]);
  });

  it("is given back when nothing is booked any more", () => {
    const charges = billOf({ facts: [], lines: [aBilledLine()] }).charges;
    expect(charges).toEqual([{ ...correction, state: null, share: 10_000, amount: -175 }]);
  });

  it("is the other household’s that books it once this one has taken it back, or the child has left it", () => {
    const families = new Set(["a", "b"]);
    const booked = { families, facts: [aFact({ familyId: "b" })] };
    const takenBack = aBilledLine({ kind: "regularisation", state: null, unit: cents(-175) });
    const after = { ...booked, lines: [aBilledLine(), takenBack] };
    expect(billOf(after).charges).toEqual([]);
    expect(billOf(after, "b").charges).toEqual([{ ...service, state: "present", amount: 175 }]);
    const left = [{ familyId: "a", leftOn: localDate("2026-12-01") }];
    const gone = { ...booked, rulesOf: () => ({ agreed: [], custody: [], left }), lines: [aBilledLine()] };
    expect(billOf(gone).charges).toEqual([{ ...correction, share: 0, state: "present", amount: -175 }]);
    expect(billOf(gone, "b").charges).toEqual([{ ...service, state: "present", amount: 175 }]);
  });

  it("follows who paid, where it cost another household nothing before (control: both paid a half)", () => {
    const excused = aBilledLine({ state: "absent_excused", unit: cents(0) });
    const facts = { families: new Set(["a", "b"]), lines: [excused, aBilledLine({ familyId: "b" })] };
    expect([billOf(facts).charges, billOf(facts, "b").charges]).toEqual([[], []]);
    const half = (familyId: string, unit: number) => aBilledLine({ familyId, unit: cents(unit), share: 5_000 });
    const halves = { ...facts, lines: [half("a", 88), half("b", 87)] };
    expect([billOf(halves).charges, billOf(halves, "b").charges]).toEqual([[], []]);
  });

  it("is billed whole when an agreement ended before the other’s share was issued", () => {
    const lines = [aBilledLine({ unit: cents(88), share: 5_000 })];
    expect(billOf({ lines }).charges).toEqual([{ ...correction, state: "present", amount: 87 }]);
  });

  it("moves to the household that was agreed on since", () => {
    const agreed = [{ familyId: "b", share: 10_000, firstDay: localDate("2026-09-01"), lastDay: null }];
    const facts = {
      families: new Set(["a", "b"]),
      rulesOf: () => ({ agreed, custody: [], left: [] }),
      lines: [aBilledLine()],
    };
    expect(billOf(facts).charges).toEqual([{ ...correction, share: 0, state: "present", amount: -175 }]);
    expect(billOf(facts, "b").charges).toEqual([{ ...service, state: "present", amount: 175 }]);
  });

  it("is priced by what was true when it was billed, not by the family’s new address", () => {
    const asked: string[] = [];
    billOf({
      lines: [aBilledLine()],
      situationOf: () => ({ ...SITUATION, residence: "outside" }),
      priceOf: (_family, _activity, { residence }) => {
        asked.push(residence);
        return { line: aFee(175), quotientMissing: false };
      },
    });
    expect(asked).toEqual(["commune"]);
  });

  it("stays as it was when the town has no price for it any more", () => {
    expect(billOf({ lines: [aBilledLine()], priceOf: () => null })).toEqual({ charges: [], checks: [] });
  });

  it("is not given back twice after a gesture, and is billed again when the gesture’s own line is undone", () => {
    const gesture = aBilledLine({ kind: "credit", unit: cents(-175), invoiceId: "note" });
    const facts = [aFact({ exception: "absent_excused" })];
    expect(billOf({ facts, lines: [aBilledLine(), gesture] }).charges).toEqual([]);
    const givenBack = aBilledLine({ kind: "regularisation", unit: cents(-175) });
    const undone = aBilledLine({ kind: "credit", unit: cents(175), invoiceId: "note" });
    expect(billOf({ facts, lines: [aBilledLine(), givenBack, undone] }).charges).toEqual([
      { ...correction, state: "absent_excused", amount: -175 },
    ]);
  });
});
