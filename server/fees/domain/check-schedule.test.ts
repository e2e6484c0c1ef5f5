import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { feeScheduleProblemText } from "../errors.fr";
import { checkSchedule } from "./check-schedule";
import type { FeeScheduleProblem } from "./fee-errors";
import type { FeeSchedule, LinearPrice } from "./fee-schedule";
import { aRule, aSchedule } from "./schedule.fixture";

const fixed = { kind: "fixed", amountCents: 300 } as const;
const linear: LinearPrice = { kind: "linear", ratePercent: "0.36", ceilingCents: 450, rounding: "nearestCent" };
const ccas = [{ code: "ccas", shareLabel: "part du CCAS" }];
const policy = aSchedule().quotientFamilial;

function problemsOf(changes: Partial<FeeSchedule>): FeeScheduleProblem[] {
  const result = checkSchedule(aSchedule(changes));
  return result.ok ? [] : result.error;
}

describe("checkSchedule refuses", () => {
  it.each<[string, Partial<FeeSchedule>, Partial<FeeScheduleProblem>]>([
    [
      "an overlap of bands",
      {
        rules: [
          aRule({
            kind: "bands",
            bands: [
              { from: 0, upTo: 640, price: fixed },
              { from: 640, price: fixed },
            ],
          }),
        ],
      },
      { tag: "QuotientOverlap", from: 640, to: 640 },
    ],
    [
      "bands after one without end",
      {
        rules: [
          aRule({
            kind: "bands",
            bands: [
              { from: 0, price: fixed },
              { from: 900, price: fixed },
            ],
          }),
        ],
      },
      { tag: "QuotientOverlap", from: 900, to: null },
    ],
    [
      "bands that do not start at 0",
      { rules: [aRule({ kind: "bands", bands: [{ from: 1, price: fixed }] })] },
      { tag: "QuotientGap", from: 0, to: 0 },
    ],
    [
      "bands that end",
      { rules: [aRule({ kind: "bands", bands: [{ from: 0, below: 1900, price: fixed }] })] },
      { tag: "QuotientGap", from: 1900, to: null },
    ],
    [
      "an empty band",
      {
        rules: [
          aRule({
            kind: "bands",
            bands: [
              { from: 0, price: fixed },
              { from: 400, below: 400, price: fixed },
            ],
          }),
        ],
      },
      { tag: "EmptyBand", from: 400 },
    ],
    [
      "cents in a scale of whole euros",
      {
        rules: [
          aRule({
            kind: "bands",
            bands: [
              { from: 0, below: 400.5, price: fixed },
              { from: 400.5, price: fixed },
            ],
          }),
        ],
      },
      { tag: "BoundTooFine", from: 0 },
    ],
    [
      "a rule after one that takes everything",
      { rules: [aRule(fixed), aRule(fixed, { id: "b" })] },
      { tag: "RuleNeverApplies", ruleId: "b" },
    ],
    [
      "two rules of one name",
      { rules: [aRule(fixed), aRule(fixed)] },
      { tag: "DuplicateCode", kind: "rule", code: "repas" },
    ],
    [
      "a profile that is not declared",
      { rules: [aRule(fixed, { when: { profile: ["x"] } })] },
      { tag: "UnknownProfile", code: "x" },
    ],
    [
      "a payer that is not declared",
      { rules: [aRule({ ...fixed, thirdParties: [{ payer: "caf", amountCents: 1 }] })] },
      { tag: "UnknownPayer", code: "caf" },
    ],
    [
      "more help than the price costs",
      { payers: ccas, rules: [aRule({ ...fixed, thirdParties: [{ payer: "ccas", amountCents: 301 }] })] },
      { tag: "SharesExceedCost", from: 0 },
    ],
    [
      "more help than a linear price costs at its lowest",
      {
        payers: ccas,
        rules: [aRule({ ...linear, floorCents: 100, thirdParties: [{ payer: "ccas", amountCents: 101 }] })],
      },
      { tag: "SharesExceedCost", from: 0 },
    ],
    [
      "shares above one hundred percent",
      {
        payers: ccas,
        rules: [
          aRule({
            kind: "fixed",
            amountCents: 0,
            thirdParties: [
              { payer: "ccas", percent: "60" },
              { payer: "ccas", percent: "40.000001" },
            ],
          }),
        ],
      },
      { tag: "SharesExceedCost" },
    ],
    ["a floor above the ceiling", { rules: [aRule({ ...linear, floorCents: 451 })] }, { tag: "FloorAboveCeiling" }],
    ["no highest price", { rules: [aRule({ ...linear, ceilingCents: undefined })] }, { tag: "NoHighestPrice" }],
    [
      "a rate that is not a decimal",
      { rules: [aRule({ ...linear, ratePercent: "0,36" })] },
      { tag: "InvalidDecimal", text: "0,36" },
    ],
    [
      "a range that ends before it starts",
      { rules: [aRule(fixed), aRule(fixed, { id: "b", when: { childRank: { from: 3, to: 2 } } })] },
      { tag: "EmptyRange", facet: "childRank" },
    ],
    ["an end before the start", { effectiveTo: localDate("2025-08-31") }, { tag: "EndsBeforeStart" }],
    [
      "a reference day that some years lack",
      { quotientFamilial: { ...policy, reference: { referenceDay: { month: 2, day: 29 }, changes: "monthAfter" } } },
      { tag: "InvalidReference" },
    ],
    [
      "waiting for a reference day that is not set",
      { quotientFamilial: { ...policy, reference: { referenceDay: null, changes: "nextReferenceDay" } } },
      { tag: "InvalidReference" },
    ],
    [
      "more combinations than anyone could read",
      {
        rules: Array.from({ length: 199 }, (_, n) =>
          aRule(fixed, {
            id: `r${n}`,
            when: { schoolCode: [`e${n}`], classKind: [`c${n}`], childRank: { from: n + 1, to: n + 1 } },
          }),
        ),
      },
      { tag: "TooManyCombinations", count: 200 * 200 * 200 },
    ],
  ])("%s", (_name, changes, expected) => {
    const problems = problemsOf(changes);
    expect(problems[0]).toMatchObject(expected);
    for (const problem of problems) expect(feeScheduleProblemText(problem)).toMatch(/^[A-ZÀ«].*\.$/);
  });

  it("a band inside another, and nothing else", () => {
    const bands = [
      { from: 0, below: 1000, price: fixed },
      { from: 200, below: 300, price: fixed },
      { from: 1000, price: fixed },
    ];
    expect(problemsOf({ rules: [aRule({ kind: "bands", bands })] })).toEqual([
      { tag: "QuotientOverlap", ruleId: "repas", place: [], from: 200, to: 299 },
    ]);
  });

  it("each combination that no rule answers, by its name", () => {
    const rules = [
      aRule(fixed, { id: "a", when: { residence: ["commune"] } }),
      aRule(fixed, { id: "b", when: { residence: ["interco"], classKind: ["ulis"] } }),
      aRule(fixed, { id: "c", when: { residence: ["outside"], childRank: { from: 1, to: 2 } } }),
    ];
    expect(problemsOf({ rules }).map(feeScheduleProblemText)).toEqual([
      "Aucun tarif prévu (intercommunalité, autres classes, enfant de rang 1 à 2). Ajoutez un tarif pour ce cas.",
      "Aucun tarif prévu (intercommunalité, autres classes, enfant de rang 3 ou plus). Ajoutez un tarif pour ce cas.",
      "Aucun tarif prévu (hors commune, classe ulis, enfant de rang 3 ou plus). Ajoutez un tarif pour ce cas.",
      "Aucun tarif prévu (hors commune, autres classes, enfant de rang 3 ou plus). Ajoutez un tarif pour ce cas.",
    ]);
  });
});

describe("checkSchedule accepts", () => {
  it("a linear price inside bounded bands, without ceiling", () => {
    const bands = [
      { from: 0, below: 400, price: fixed },
      { from: 400, below: 1500, price: { ...linear, ceilingCents: undefined } },
      { from: 1500, price: fixed },
    ];
    expect(problemsOf({ rules: [aRule({ kind: "bands", bands })] })).toEqual([]);
  });

  it("shares that add up to one hundred percent, added exactly", () => {
    const thirdParties = ["33.333333", "33.333333", "33.333334"].map((percent) => ({ payer: "ccas", percent }));
    expect(problemsOf({ payers: ccas, rules: [aRule({ ...fixed, thirdParties })] })).toEqual([]);
  });

  it("bands in any order", () => {
    const bands = [
      { from: 400, price: fixed },
      { from: 0, below: 400, price: fixed },
    ];
    expect(problemsOf({ rules: [aRule({ kind: "bands", bands })] })).toEqual([]);
  });

  it.each([
    [1, 31],
    [2, 28],
    [4, 30],
    [7, 31],
    [8, 31],
    [9, 30],
    [12, 31],
  ])("the last day of month %d, the %d", (month, day) => {
    const reference = (at: number) => ({
      ...policy,
      reference: { referenceDay: { month, day: at }, changes: "monthAfter" as const },
    });
    expect(problemsOf({ quotientFamilial: reference(day) })).toEqual([]);
    expect(problemsOf({ quotientFamilial: reference(day + 1) })).toEqual([{ tag: "InvalidReference" }]);
  });
});
