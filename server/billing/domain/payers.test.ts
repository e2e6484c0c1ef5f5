import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { type AgreedShare, type PayingRules, payersOf } from "./payers";
import { isWhole } from "./share";

/** Week 50 of 2026 is even, week 51 odd. */
const EVEN = localDate("2026-12-08");
const ODD = localDate("2026-12-15");
const NOBODY: PayingRules = { agreed: [], custody: [] };

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
    const rules: PayingRules = { agreed: [], custody: [weeks("a", "even"), weeks("b", "odd")] };
    expect(payersOf(rules, booked("b", EVEN))).toEqual(all("a"));
    expect(payersOf(rules, booked("a", ODD))).toEqual(all("b"));
  });

  it("is who booked in the weeks of a parent who has no dossier, and after the child left a household", () => {
    expect(payersOf({ agreed: [], custody: [weeks("a", "even")] }, booked("a", ODD))).toEqual(all("a"));
    const left: PayingRules = { agreed: [], custody: [weeks("a", "even", "2026-12-08")] };
    expect(payersOf(left, booked("b", EVEN))).toEqual(all("b"));
    const leftLater: PayingRules = { agreed: [], custody: [weeks("a", "even", "2026-12-09")] };
    expect(payersOf(leftLater, booked("b", EVEN))).toEqual(all("a"));
  });

  it("is what was agreed for the child, before anything else, in the order of the households", () => {
    const rules: PayingRules = { agreed: [agreed("b", 3_000), agreed("a", 7_000)], custody: [weeks("b", "even")] };
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
    };
    expect(payersOf(rules, booked("b", EVEN))).toEqual(all("a"));
    expect(payersOf(rules, booked("b", ODD)).map(({ share }) => share)).toEqual([4_000, 6_000]);
    const replaced: PayingRules = {
      agreed: [agreed("a", 10_000), agreed("a", 5_000, { firstDay: localDate("2026-12-01") }), agreed("b", 5_000)],
      custody: [],
    };
    expect(payersOf(replaced, booked("b", EVEN)).map(({ share }) => share)).toEqual([5_000, 5_000]);
  });

  it("asks nothing from a household whose share is nothing, and tells shares that do not add up", () => {
    expect(payersOf({ agreed: [agreed("a", 0), agreed("b", 10_000)], custody: [] }, booked("a"))).toEqual(all("b"));
    expect(isWhole(payersOf({ agreed: [agreed("a", 6_000)], custody: [] }, booked("a")))).toBe(false);
  });

  it("stays with the households that were billed: custody has no dates, and a change is not for the past", () => {
    const rules: PayingRules = { agreed: [], custody: [weeks("b", "even")] };
    const day = { ...booked("a"), billedTo: [{ familyId: "a", share: 10_000 }] };
    expect(payersOf(rules, day)).toEqual(all("a"));
    expect(payersOf(rules, booked("a"))).toEqual(all("b"));
  });
});
