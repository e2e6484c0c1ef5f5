import { describe, expect, it } from "vitest";
import { evaluateFee } from "@/server/fees/domain/evaluate-fee";
import type { FeeSituation } from "@/server/fees/domain/fee-line";
import { aSituation, checked, feeOf } from "@/server/fees/domain/schedule.fixture";
import { selectSchedule } from "@/server/fees/domain/select-schedule";
import { feeScheduleSchema } from "@/server/fees/schemas";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { feeSchedulesByCity } from ".";

const SCHOOL_DAY = localDate("2026-03-12");

function scheduleOf(city: string, service: string, day: LocalDate = SCHOOL_DAY) {
  const versions = (feeSchedulesByCity[city] ?? []).filter((schedule) => schedule.service === service);
  const selected = selectSchedule(versions, day);
  if (!selected.ok) throw new Error(`${city} has no ${service}`);
  return selected.value;
}

function familyShare(city: string, service: string, situation: Partial<FeeSituation>): number {
  return feeOf(scheduleOf(city, service, situation.day), situation).familyShare;
}

const all = Object.entries(feeSchedulesByCity).flatMap(([city, schedules]) =>
  schedules.map((schedule) => ({ name: `${city} ${schedule.service} v${schedule.version}`, schedule })),
);

describe.each(all)("$name", ({ schedule }) => {
  it("is accepted as a document that staff could have entered, and answers every situation", () => {
    const document: unknown = JSON.parse(JSON.stringify(schedule));
    const parsed = feeScheduleSchema.parse(document);
    expect(parsed).toEqual(document);
    expect(checked(parsed).compiled).toHaveLength(schedule.rules.length);
  });
});

describe("Saint-Chamond", () => {
  it.each([
    [0, 50, 50, 453, 16],
    [399, 50, 50, 453, 16],
    [399.99, 50, 50, 453, 16],
    [400, 175, 80, 765, 70],
    [639, 175, 80, 765, 70],
    [640, 235, 80, 915, 85],
    [859, 235, 80, 915, 85],
    [860, 305, 80, 1220, 110],
    [1149, 305, 80, 1220, 110],
    [1150, 355, 100, 1320, 125],
    [1499, 355, 100, 1320, 125],
    [1500, 405, 100, 1370, 135],
    [1699, 405, 100, 1370, 135],
    [1700, 460, 100, 1425, 140],
    [1899, 460, 100, 1425, 140],
    [1900, 490, 100, 1525, 145],
    [25000, 490, 100, 1525, 145],
  ])("asks a resident with a QF of %d for what is printed", (quotientFamilial, meal, ownMeal, workshop, childcare) => {
    expect(familyShare("saint-chamond", "cantine", { quotientFamilial })).toBe(meal);
    expect(familyShare("saint-chamond", "cantine", { quotientFamilial, profile: "ownMeal" })).toBe(ownMeal);
    expect(familyShare("saint-chamond", "amis", { quotientFamilial })).toBe(workshop);
    expect(familyShare("saint-chamond", "periscolaire", { quotientFamilial })).toBe(childcare);
  });

  it.each([
    [0, 195],
    [859, 195],
    [860, 200],
    [1499, 200],
    [1500, 205],
  ])("asks a non-resident with a QF of %d for what is printed", (quotientFamilial, childcare) => {
    for (const residence of ["interco", "outside"] as const) {
      const child = { quotientFamilial, residence };
      expect(familyShare("saint-chamond", "cantine", child)).toBe(650);
      expect(familyShare("saint-chamond", "cantine", { ...child, profile: "ownMeal" })).toBe(100);
      expect(familyShare("saint-chamond", "amis", child)).toBe(1935);
      expect(familyShare("saint-chamond", "periscolaire", child)).toBe(childcare);
    }
  });

  it.each([
    ["cantine", 126, 76, 50],
    ["amis", 680, 227, 453],
    ["periscolaire", 40, 24, 16],
  ])("splits the cost of %s between the CCAS and the family", (service, cost, ccas, family) => {
    const line = feeOf(scheduleOf("saint-chamond", service), { quotientFamilial: 399, quantity: 2 });
    expect(line).toMatchObject({
      unitCost: cost,
      thirdParties: [{ payer: "ccas", amount: ccas }],
      familyShare: family,
      total: 2 * family,
    });
    expect(feeOf(scheduleOf("saint-chamond", service), { quotientFamilial: 400 }).thirdParties).toEqual([]);
  });

  it("adds 2.50 to each meal that was booked late, also a meal brought by the family", () => {
    const schedule = scheduleOf("saint-chamond", "cantine");
    expect(feeOf(schedule, { late: true, quantity: 3 })).toMatchObject({ unitTotal: 485, total: 1455 });
    expect(feeOf(schedule, { late: true, profile: "ownMeal" })).toMatchObject({ familyShare: 80, unitTotal: 330 });
  });

  it("adds the childcare surcharges once a day, whatever the number of half hours", () => {
    const schedule = scheduleOf("saint-chamond", "periscolaire");
    expect(feeOf(schedule, { late: true, quantity: 4 })).toMatchObject({ unitTotal: 85, total: 4 * 85 + 100 });
    const both = feeOf(schedule, { late: true, events: ["latePickUp", "fieldTrip"], quantity: 1 });
    expect(both.total).toBe(85 + 100 + 300);
  });

  it("asks for the highest price when the QF is not known, and says so", () => {
    const line = feeOf(scheduleOf("saint-chamond", "cantine"), { quotientFamilial: null });
    expect(line).toMatchObject({ familyShare: 490, quotientFamilialUsed: null });
    expect(line.steps).toContainEqual({ kind: "quotientUnknown", assumed: null });
  });

  it("changes version on 1 September 2026", () => {
    expect(scheduleOf("saint-chamond", "cantine", localDate("2026-08-31")).version).toBe(1);
    expect(scheduleOf("saint-chamond", "cantine", localDate("2026-09-01")).version).toBe(2);
  });
});

describe("Rive-de-Gier", () => {
  it.each([
    [0, 260],
    [720, 260],
    [722, 260],
    [723, 260],
    [724, 261],
    [737.49, 265],
    // 2.655 exactly; with the cents of the quotient dropped, 2.65.
    [737.5, 266],
    [1000, 360],
    [1234, 444],
    [1248, 449],
    [1249, 450],
    [1250, 450],
    [1251, 450],
    [9000, 450],
  ])("asks 0.36 %% of a QF of %d, between 2.60 and 4.50", (quotientFamilial, expected) => {
    for (const residence of ["commune", "interco", "outside"] as const)
      expect(familyShare("rive-de-gier", "cantine", { quotientFamilial, residence })).toBe(expected);
  });

  it("asks one price for a meal brought by the family, and for an adult", () => {
    expect(familyShare("rive-de-gier", "cantine", { profile: "ownMeal" })).toBe(175);
    expect(familyShare("rive-de-gier", "cantine", { profile: "adult", quotientFamilial: null })).toBe(480);
    expect(familyShare("rive-de-gier", "cantine", { quotientFamilial: null })).toBe(450);
  });
});

describe("the evenings of Rive-de-Gier", () => {
  it.each([
    [0, 165],
    [500, 165],
    [500.99, 165],
    [501, 175],
    [900, 175],
    [901, 200],
    [1200, 200],
    [1201, 220],
    [9000, 220],
  ])(
    "ask one price an evening with a QF of %d, wherever one lives and whatever one eats",
    (quotientFamilial, expected) => {
      for (const residence of ["commune", "interco", "outside"] as const)
        for (const profile of ["standard", "ownMeal"])
          expect(familyShare("rive-de-gier", "periscolaire", { quotientFamilial, residence, profile })).toBe(expected);
    },
  );
});

describe("Corbas", () => {
  it.each([
    [0, 345, 400],
    [750, 345, 400],
    [750.99, 345, 400],
    [751, 360, 415],
    [1200, 360, 415],
    [1201, 365, 420],
    [8000, 365, 420],
  ])("asks residents and others with a QF of %d for what is printed", (quotientFamilial, resident, outside) => {
    expect(familyShare("corbas", "cantine", { quotientFamilial })).toBe(resident);
    expect(familyShare("corbas", "cantine", { quotientFamilial, residence: "outside" })).toBe(outside);
    expect(familyShare("corbas", "cantine", { quotientFamilial, profile: "ownMeal" })).toBe(120);
  });

  it("has no fee before its first version", () => {
    const [schedule] = feeSchedulesByCity.corbas ?? [];
    expect(schedule).toBeDefined();
    if (schedule === undefined) return;
    const day = localDate("2025-08-31");
    const result = evaluateFee(checked(schedule), aSituation({ day }));
    expect(result).toEqual({ ok: false, error: { tag: "NoScheduleInForce", day } });
  });
});
