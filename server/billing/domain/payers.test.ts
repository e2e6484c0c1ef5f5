import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { type AgreedShare, type PayingRules, payersOf } from "./payers";
import { isWhole } from "./share";

/** Week 50 of 2026 is even, week 51 odd. */
const EVEN = localDate("2026-12-08");
const ODD = localDate("2026-12-15");
const NOBODY: PayingRules = { agreed: [], custody: [], left: [] };

const agreed = (familyId: string, share: number, over: Partial<AgreedShare> = {}): AgreedShare => ({
  familyId,
  share,
  firstDay: localDate("2026-09-01"),
  lastDay: null,
  ...over,
});
const weeks = (familyId: string, parity: "even" | "odd", leftOn: string | null = null) => ({
  familyId,
  weeks: parity,
  leftOn: leftOn === null ? null : localDate(leftOn),
});
const booked = (familyId: string | null, day = EVEN) => ({ day, familyId, billedTo: [] });
const all = (familyId: string) => [{ familyId, before: 0, share: 10_000 }];

describe("payersOf (X2, D3)", () => {
  it("is whoever booked, when nothing else is known", () => {
    expect(payersOf(NOBODY, booked("a"))).toEqual(all("a"));
    expect(payersOf(NOBODY, booked(null))).toEqual([]);
  });

  it("is the household whose week it is, whoever booked", () => {
    const rules: PayingRules = { agreed: [], custody: [weeks("a", "even"), weeks("b", "odd")], left: [] };
    expect(payersOf(rules, booked("b", EVEN))).toEqual(all("a"));
    expect(payersOf(rules, booked("a", ODD))).toEqual(all("b"));
  });

  it("is the one that booked of two households that have the same weeks, else always the same one", () => {
    const rules: PayingRules = { agreed: [], custody: [weeks("a", "even"), weeks("b", "even")], left: [] };
    expect(payersOf(rules, booked("b"))).toEqual(all("b"));
    expect(payersOf(rules, booked("c"))).toEqual(all("a"));
  });

  it("is who booked in the weeks of a parent who has no dossier, and after the child left a household", () => {
    expect(payersOf({ agreed: [], custody: [weeks("a", "even")], left: [] }, booked("a", ODD))).toEqual(all("a"));
    const left: PayingRules = { agreed: [], custody: [weeks("a", "even", "2026-12-08")], left: [] };
    expect(payersOf(left, booked("b", EVEN))).toEqual(all("b"));
    const leftLater: PayingRules = { agreed: [], custody: [weeks("a", "even", "2026-12-09")], left: [] };
    expect(payersOf(leftLater, booked("b", EVEN))).toEqual(all("a"));
  });

  it("is what was agreed for the child, before anything else, in the order of the households", () => {
    const rules: PayingRules = {
      agreed: [agreed("b", 3_000), agreed("a", 7_000)],
      custody: [weeks("b", "even")],
      left: [],
    };
    const payers = payersOf(rules, { ...booked("b"), billedTo: [{ familyId: "b", share: 10_000 }] });
    expect(payers).toEqual([
      { familyId: "a", before: 0, share: 7_000 },
      { familyId: "b", before: 7_000, share: 3_000 },
    ]);
    expect(isWhole(payers)).toBe(true);
  });

  it("keeps to the period of an agreement, and to the one that started last", () => {
    const rules: PayingRules = {
      agreed: [
        agreed("a", 10_000, { lastDay: localDate("2026-12-09") }),
        agreed("a", 4_000, { firstDay: localDate("2026-12-10") }),
        agreed("b", 6_000, { firstDay: localDate("2026-12-10") }),
      ],
      custody: [],
      left: [],
    };
    expect(payersOf(rules, booked("b", EVEN))).toEqual(all("a"));
    expect(payersOf(rules, booked("b", ODD)).map(({ share }) => share)).toEqual([4_000, 6_000]);
    const replaced: PayingRules = {
      agreed: [agreed("a", 10_000), agreed("a", 5_000, { firstDay: localDate("2026-12-01") }), agreed("b", 5_000)],
      custody: [],
      left: [],
    };
    expect(payersOf(replaced, booked("b", EVEN)).map(({ share }) => share)).toEqual([5_000, 5_000]);
  });

  it("asks nothing from a household whose share is nothing, and tells shares that do not add up", () => {
    expect(payersOf({ agreed: [agreed("a", 0), agreed("b", 10_000)], custody: [], left: [] }, booked("a"))).toEqual(
      all("b"),
    );
    expect(isWhole(payersOf({ agreed: [agreed("a", 6_000)], custody: [], left: [] }, booked("a")))).toBe(false);
  });

  it("stays with the households that were billed: custody has no dates, and a change is not for the past", () => {
    const rules: PayingRules = { agreed: [], custody: [weeks("b", "even")], left: [] };
    const day = { ...booked("a"), billedTo: [{ familyId: "a", share: 10_000 }] };
    expect(payersOf(rules, day)).toEqual(all("a"));
    expect(payersOf(rules, booked("a"))).toEqual(all("b"));
  });

  it("leaves a household that the child has left, from that day on: the one that books pays", () => {
    const billedTo = [{ familyId: "a", share: 10_000 }];
    const since = (leftOn: string): PayingRules => ({
      ...NOBODY,
      left: [{ familyId: "a", leftOn: localDate(leftOn) }],
    });
    expect(payersOf(since("2026-12-08"), { ...booked("b"), billedTo })).toEqual(all("b"));
    expect(payersOf(since("2026-12-09"), { ...booked("b"), billedTo })).toEqual(all("a"));
  });

  it("follows no part of what was billed that is not all of the day: the rest would be nobody’s", () => {
    const half = [{ familyId: "a", share: 5_000 }];
    expect(payersOf(NOBODY, { ...booked("b"), billedTo: half })).toEqual(all("b"));
    const halves = [...half, { familyId: "b", share: 5_000 }];
    expect(payersOf(NOBODY, { ...booked("b"), billedTo: halves })).toHaveLength(2);
  });

  it("gives all of a day to households of which the child has left none, whatever was billed (property)", () => {
    const share = fc.record({ familyId: fc.constantFrom("a", "b", "c"), share: fc.constantFrom(2_500, 5_000, 10_000) });
    const gone = fc.record({ familyId: fc.constantFrom("b", "c"), leftOn: fc.constantFrom(EVEN, ODD) });
    const billed = fc.uniqueArray(share, { selector: ({ familyId }) => familyId });
    fc.assert(
      fc.property(billed, fc.array(gone), fc.constantFrom(EVEN, ODD), (billedTo, left, day) => {
        const payers = payersOf({ ...NOBODY, left }, { ...booked("a", day), billedTo });
        expect(isWhole(payers)).toBe(true);
        const stranger = payers.find((payer) =>
          left.some((one) => one.familyId === payer.familyId && one.leftOn <= day),
        );
        expect(stranger).toBeUndefined();
      }),
    );
  });
});
