import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { billDays } from "./bill-days";
import { aBilledLine, aFact, aFee, SITUATION, someFacts } from "./billing.fixture";
import { isUnusual } from "./check";
import { creditOf } from "./credit";
import { type DraftSetting, householdDraft, thirdPartyLines } from "./draft";

const CANTEEN = { id: "canteen", name: "Restauration scolaire", unitLabel: "Repas", budgetAccount: "7067" };
const setting: DraftSetting = {
  activities: new Map([["canteen", CANTEEN]]),
  childOrder: (childId) => (childId === "child" ? 0 : 1),
  addressed: true,
  usual: null,
  unusualFrom: cents(30_000),
};

function draftOf(facts: Parameters<typeof someFacts>[0], over: Partial<DraftSetting> = {}) {
  const bill = billDays(someFacts(facts)).get("a");
  return bill && householdDraft(bill, { ...setting, ...over });
}

const day = (text: string) => aFact({ day: localDate(text) });

describe("householdDraft", () => {
  it("gathers the days that differ by their date only", () => {
    const draft = draftOf({
      facts: [day("2026-12-03"), day("2026-12-01"), aFact({ day: localDate("2026-12-04"), late: true })],
    });
    expect(draft?.lines.map(({ label, days, unit, amount }) => [label, days, unit, amount])).toEqual([
      ["Repas", ["2026-12-01", "2026-12-03"], 175, 350],
      ["Repas", ["2026-12-04"], 425, 425],
    ]);
    expect(draft?.total).toBe(775);
  });

  it("gathers what was booked late where it costs and reads the same, and keeps apart what reads otherwise", () => {
    const facts = ["01", "03", "04"].map((of, index) => aFact({ day: localDate(`2026-12-${of}`), late: index > 0 }));
    // A price of its own for each question, as a register gives them.
    const linesOf = (late: string) =>
      draftOf({
        facts,
        priceOf: (_family, _activity, question) => {
          const line = { ...aFee(175), day: question.day, ruleId: question.late ? late : "resident" };
          return { line, quotientMissing: false };
        },
      })?.lines.map(({ days }) => days.length);
    expect(linesOf("resident")).toEqual([3]);
    // Control: another rule at the same price.
    expect(linesOf("other")).toEqual([1, 2]);
  });

  it("keeps apart what was priced by another situation, though it costs the same", () => {
    const facts = [day("2026-12-01"), day("2026-12-03")];
    const residenceOn = (of: string) => (of < "2026-12-02" ? "outside" : "commune");
    const draft = draftOf({
      facts,
      situationOf: (_family, _child, _activity, of) => ({ ...SITUATION, residence: residenceOn(of) }),
    });
    expect(draft?.lines.map(({ days }) => days)).toEqual([["2026-12-01"], ["2026-12-03"]]);
  });

  it("keeps apart what is given back of two invoices: each line names the one that it corrects", () => {
    const lines = ["2026-12-01", "2026-12-03"].map((of) => aBilledLine({ invoiceId: of, days: [localDate(of)] }));
    const draft = draftOf({ facts: [], lines });
    expect(draft?.lines.map(({ corrects, amount }) => [corrects, amount])).toEqual([
      ["2026-12-01", -175],
      ["2026-12-03", -175],
    ]);
  });

  it("is written for a day that costs nothing: the child came", () => {
    const draft = draftOf({ priceOf: () => ({ line: aFee(0), quotientMissing: false }) });
    expect(draft?.lines.map(({ state, amount }) => [state, amount])).toEqual([["present", 0]]);
  });

  it("keeps a line for each child", () => {
    const draft = draftOf({ facts: [aFact({ childId: "other" }), aFact()] });
    expect(draft?.lines.map(({ childId }) => childId)).toEqual(["child", "other"]);
  });

  it("is none for excused absences alone, which a later invoice shows", () => {
    expect(draftOf({ facts: [aFact({ exception: "absent_excused" })] })).toBeUndefined();
    const both = [aFact({ exception: "absent_excused" }), day("2026-12-03")];
    expect(draftOf({ facts: both })?.lines).toHaveLength(2);
  });

  it("says what keeps it when nothing can be billed", () => {
    expect(draftOf({ priceOf: () => null })).toEqual({ total: 0, checks: ["no_price"], lines: [] });
  });

  it("says that no address is known, and that the amount is unusual", () => {
    expect(draftOf({}, { addressed: false, unusualFrom: cents(100) })?.checks).toEqual([
      "unusual_amount",
      "no_address",
    ]);
  });

  it("leaves the lines of third parties to their own invoice", () => {
    const facts = { priceOf: () => ({ line: aFee(50, 76), quotientMissing: false }) };
    expect(draftOf(facts)?.total).toBe(50);
    const charges = billDays(someFacts(facts)).get("a")?.charges ?? [];
    expect(
      thirdPartyLines(charges, setting)
        .get("ccas")
        ?.map(({ amount }) => amount),
    ).toEqual([76]);
  });
});

describe("isUnusual", () => {
  it.each([
    [29_999, null, false],
    [30_000, null, true],
    [4_000, 2_000, false],
    [4_001, 2_000, true],
    [300, 100, false],
    [2_999, 1_000, false],
    [3_000, 1_000, true],
    [-29_999, 2_000, false],
    [-30_000, null, true],
  ])("of %d when %s is usual is %s", (total, usual, expected) => {
    expect(isUnusual(cents(total), usual === null ? null : cents(usual), cents(30_000))).toBe(expected);
  });
});

describe("creditOf (X5)", () => {
  const common = { state: "present", familyId: "a", childId: "child", activityId: "canteen" } as const;
  const lines = [
    { ...common, position: 1, kind: "service", days: ["2026-12-01", "2026-12-03"].map(localDate), unit: cents(175) },
    { ...common, position: 2, kind: "regularisation", days: [localDate("2026-11-03")], unit: cents(-100) },
    { ...common, position: 3, kind: "regularisation", days: [localDate("2026-11-04")], unit: cents(-175) },
  ] as const;
  const totalOf = (chosen: "all" | readonly string[]) => {
    const credit = creditOf(lines, chosen);
    return credit.ok ? credit.value.reduce((sum, { amount }) => sum + amount, 0) : credit.error;
  };

  it.each([
    ["the whole invoice, what it gave back included", "all", -75],
    ["one day", ["1.2026-12-03"], -175],
    ["two days", ["1.2026-12-01", "1.2026-12-03"], -350],
    ["nothing chosen", [], "CreditNothingChosen"],
    ["a day that was given back meanwhile", ["1.2026-12-04"], "CreditAlreadyGiven"],
    ["one such day among others", ["1.2026-12-01", "1.2026-12-04"], "CreditAlreadyGiven"],
    ["what would be billed, not given back", ["2.2026-11-03"], "CreditNotNegative"],
    ["days that come to nothing", ["1.2026-12-01", "3.2026-11-04"], "CreditNotNegative"],
  ] as const)("of %s", (_, chosen, expected) => {
    expect(totalOf(chosen)).toBe(expected);
  });
});
