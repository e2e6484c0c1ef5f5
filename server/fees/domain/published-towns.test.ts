import { describe, expect, it } from "vitest";
import { feeScheduleProblemText } from "../errors.fr";
import { checkSchedule } from "./check-schedule";
import type { FeeSchedule, QuotientPrecision } from "./fee-schedule";
import { aRule, aSchedule, feeOf } from "./schedule.fixture";

function problemsOf(schedule: FeeSchedule): string[] {
  const result = checkSchedule(schedule);
  return result.ok ? [] : result.error.map(feeScheduleProblemText);
}

function fixed(amountCents: number) {
  return { kind: "fixed", amountCents } as const;
}

function withPrecision(precision: QuotientPrecision): FeeSchedule["quotientFamilial"] {
  return { ...aSchedule().quotientFamilial, precision };
}

describe("Roncq, as printed", () => {
  const printed = aSchedule({
    quotientFamilial: withPrecision("cent"),
    profiles: [
      { code: "standard", label: "repas" },
      { code: "ownMeal", label: "repas fourni (PAI)" },
    ],
    rules: [
      aRule(fixed(100), { id: "pai", when: { profile: ["ownMeal"] } }),
      aRule(fixed(235), { id: "commune", when: { residence: ["commune", "interco"] } }),
      aRule(
        {
          kind: "bands",
          bands: [
            { from: 0, below: 800, price: fixed(650) },
            { from: 860, below: 1500, price: fixed(650) },
            { from: 1500, price: fixed(650) },
          ],
        },
        { id: "hors-commune" },
      ),
    ],
  });

  it("is refused, and the gap is shown", () => {
    expect(checkSchedule(printed)).toMatchObject({
      ok: false,
      error: [{ tag: "QuotientGap", ruleId: "hors-commune", from: 800, to: 859.99 }],
    });
    expect(problemsOf(printed)).toEqual([
      "Aucun tarif pour un QF de 800 à 859,99 (hors commune, repas). Complétez les tranches du tarif «\u00a0hors-commune\u00a0».",
    ]);
  });

  it("shows whole euros when the town counts in whole euros", () => {
    expect(problemsOf({ ...printed, quotientFamilial: withPrecision("euro") })[0]).toContain("de 800 à 859 (");
  });
});

describe("Marquette-en-Ostrevant", () => {
  const rules = [
    aRule({
      kind: "bands",
      bands: [
        { from: 0, upTo: 750, price: fixed(345) },
        { from: 751, upTo: 1200, price: fixed(360) },
        { from: 1201, price: fixed(365) },
      ],
    }),
  ];

  it("has no gap between 750 and 751 in whole euros, and one to the cent", () => {
    expect(problemsOf(aSchedule({ rules }))).toEqual([]);
    expect(checkSchedule(aSchedule({ rules, quotientFamilial: withPrecision("cent") }))).toMatchObject({
      error: [
        { tag: "QuotientGap", from: 750.01, to: 750.99, place: [] },
        { tag: "QuotientGap", from: 1200.01, to: 1200.99, place: [] },
      ],
    });
  });
});

describe("Limons", () => {
  const meals = aSchedule({
    profiles: [
      { code: "standard", label: "enfant" },
      { code: "canteenAdult", label: "adulte de la cantine" },
      { code: "adult", label: "autre adulte" },
    ],
    rules: [
      aRule(fixed(480), { id: "autre-adulte", when: { profile: ["adult"] } }),
      aRule(fixed(370), { id: "adulte-cantine", when: { profile: ["canteenAdult"] } }),
      aRule(fixed(250), { id: "regulier", when: { regularity: ["regular"] } }),
      aRule(fixed(370), { id: "occasionnel", when: { regularity: ["occasional"] } }),
    ],
  });
  const childcare = (firstBound: { below: number } | { upTo: number }) =>
    aSchedule({
      service: "garderie",
      rules: [
        aRule({
          kind: "bands",
          bands: [
            { from: 0, ...firstBound, price: fixed(165) },
            { from: 501, upTo: 900, price: fixed(175) },
            { from: 901, upTo: 1200, price: fixed(200) },
            { from: 1201, price: fixed(220) },
          ],
        }),
      ],
    });

  it.each([
    ["standard", "regular", 250],
    ["standard", "occasional", 370],
    ["canteenAdult", "regular", 370],
    ["adult", "occasional", 480],
  ] as const)("asks %s, %s", (profile, regularity, expected) => {
    expect(feeOf(meals, { profile, regularity }).total).toBe(expected);
  });

  it("prints childcare from 0 to 499 then from 501: a QF of 500 has no price", () => {
    expect(problemsOf(childcare({ below: 500 }))).toEqual([
      "Aucun tarif pour un QF de 500. Complétez les tranches du tarif «\u00a0repas\u00a0».",
    ]);
  });

  it.each([
    [0, 165],
    [499, 165],
    [500, 165],
    [501, 175],
    [900, 175],
    [901, 200],
    [1200, 200],
    [1201, 220],
  ])("once corrected, asks a QF of %d for %d cents", (quotientFamilial, expected) => {
    expect(feeOf(childcare({ upTo: 500 }), { quotientFamilial }).total).toBe(expected);
  });
});

describe("La Tessoualle", () => {
  it("adds 1.00 to a meal of 4.40 booked after the deadline", () => {
    const schedule = aSchedule({
      rules: [aRule(fixed(440))],
      supplements: [
        {
          code: "tardif",
          label: "Réservation tardive",
          when: { late: true },
          change: { kind: "amount", amountCents: 100, per: "unit" },
        },
      ],
    });
    expect(feeOf(schedule, { late: false, quantity: 2 })).toMatchObject({
      unitTotal: 440,
      total: 880,
      supplements: [],
    });
    expect(feeOf(schedule, { late: true, quantity: 2 })).toMatchObject({
      familyShare: 440,
      supplements: [{ code: "tardif", amount: 100, per: "unit" }],
      unitTotal: 540,
      total: 1080,
    });
  });
});

describe("Fay-aux-Loges", () => {
  const schedule = (rounding: "nearestCent" | "centBelow" | "centAbove" | "nearestFiveCents" | "nearestTenCents") =>
    aSchedule({
      quotientFamilial: withPrecision("cent"),
      rules: [aRule({ kind: "linear", ratePercent: "0.36", floorCents: 260, ceilingCents: 450, rounding })],
    });

  it.each([
    // 2.60 is reached at 722.22…, 4.50 at 1250.
    [722.22, "nearestCent", 260],
    [737.5, "nearestCent", 266],
    [737.49, "nearestCent", 265],
    [737.5, "centBelow", 265],
    [737.5, "centAbove", 266],
    [1000, "centAbove", 360],
    [737.5, "nearestFiveCents", 265],
    [737.5, "nearestTenCents", 270],
    [1225.5, "nearestCent", 441],
    [1249.99, "nearestCent", 450],
    [1250.01, "centAbove", 450],
    [1e6, "nearestTenCents", 450],
  ] as const)("rounds 0.36 %% of %d by the name %s", (quotientFamilial, rounding, expected) => {
    expect(feeOf(schedule(rounding), { quotientFamilial }).total).toBe(expected);
  });

  it("keeps the half cent that binary fractions lose", () => {
    const lowFloor = aSchedule({
      quotientFamilial: withPrecision("cent"),
      rules: [aRule({ kind: "linear", ratePercent: "0.36", ceilingCents: 450, rounding: "nearestCent" })],
    });
    expect(feeOf(lowFloor, { quotientFamilial: 662.5 }).total).toBe(239);
  });
});

describe("a town where the State and a neighbour share the cost with the family", () => {
  it("gives each its part, and the parts sum to the cost", () => {
    const payers = [
      { code: "etat", shareLabel: "aide de l’État" },
      { code: "voisine", shareLabel: "part de la commune voisine" },
    ];
    const helped = (amounts: readonly [number, number]) => ({
      kind: "fixed" as const,
      amountCents: 657,
      thirdParties: [
        { payer: "etat", amountCents: amounts[0] },
        { payer: "voisine", amountCents: amounts[1] },
      ],
    });
    const bands = [
      { from: 0, below: 1000, price: helped([300, 257]) },
      { from: 1000, below: 1500, price: helped([0, 212]) },
      { from: 1500, price: helped([0, 84]) },
    ];
    const schedule = aSchedule({ payers, rules: [aRule({ kind: "bands", bands })] });
    expect(feeOf(schedule, { quotientFamilial: 999 }).familyShare).toBe(100);
    expect(feeOf(schedule, { quotientFamilial: 1000 }).familyShare).toBe(445);
    expect(feeOf(schedule, { quotientFamilial: 1500 }).familyShare).toBe(573);
  });
});
