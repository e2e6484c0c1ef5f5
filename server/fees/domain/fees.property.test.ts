import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSchedule } from "./check-schedule";
import { evaluateFee } from "./evaluate-fee";
import { matchConditions } from "./facets";
import { type FeeRule, type FeeSchedule, REGULARITIES, RESIDENCES, type SinglePrice } from "./fee-schedule";
import { quotientCents } from "./quotient-axis";
import { aRule, aSchedule, aSituation, checked, feeOf } from "./schedule.fixture";

const amount = fc.integer({ min: 0, max: 100_000 });
const quotient = fc.integer({ min: 0, max: 500_000 }).map((inCents) => inCents / 100);
const ratePercent = fc.integer({ min: 0, max: 99_999 }).map((rate) => (rate / 10_000).toFixed(4));

const linear = fc.record({ ratePercent, plusCents: amount, floorCents: amount, span: amount }).map(
  ({ span, ...price }): SinglePrice => ({
    kind: "linear",
    ...price,
    ceilingCents: price.floorCents + span,
    rounding: "nearestCent",
  }),
);

const shares = fc
  .array(fc.integer({ min: 0, max: 3333 }), { maxLength: 3 })
  .map((parts) => parts.map((part, index) => ({ payer: `p${index}`, percent: (part / 100).toFixed(2) })));
const payers = [0, 1, 2].map((index) => ({ code: `p${index}`, shareLabel: `part ${index}` }));

const price = fc
  .tuple(
    fc.oneof(
      amount.map((amountCents): SinglePrice => ({ kind: "fixed", amountCents })),
      linear,
    ),
    shares,
  )
  .map(([single, thirdParties]): SinglePrice => ({ ...single, thirdParties }));

/** A price for every quotient: either one, or bands cut at random bounds. */
const completePrice = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 4000 }), { maxLength: 6 }),
    fc.array(price, { minLength: 7, maxLength: 7 }),
  )
  .map(([cuts, prices]): FeeRule["price"] => {
    const bounds = [0, ...cuts.toSorted((a, b) => a - b)];
    const bands = bounds.flatMap((from, index) => {
      const single = prices[index];
      return single === undefined ? [] : [{ from, below: bounds[index + 1], price: single }];
    });
    return { kind: "bands", bands };
  });

const conditions = fc.record(
  {
    residence: fc.uniqueArray(fc.constantFrom(...RESIDENCES), { minLength: 1 }),
    regularity: fc.uniqueArray(fc.constantFrom(...REGULARITIES), { minLength: 1 }),
    schoolCode: fc.uniqueArray(fc.constantFrom("e1", "e2", "e3"), { minLength: 1 }),
    classKind: fc.constant(["ulis"]),
    childRank: fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))
      .map(([from, span]) => ({ from, to: from + span })),
  },
  { requiredKeys: [] },
);

const rules = fc
  .array(fc.tuple(conditions, completePrice), { maxLength: 4 })
  .chain((some) => completePrice.map((last) => [...some, [{}, last] as const]))
  .map((list) => list.map(([when, of], index) => aRule(of, { id: `r${index}`, when })));

const schedules = rules.map((list): FeeSchedule => aSchedule({ rules: list, payers }));

const situations = fc
  .record({
    quotientFamilial: fc.option(quotient),
    residence: fc.constantFrom(...RESIDENCES),
    regularity: fc.constantFrom(...REGULARITIES),
    schoolCode: fc.constantFrom("e1", "e2", "e3", "elsewhere"),
    classKind: fc.option(fc.constantFrom("ulis", "other"), { nil: undefined }),
    childRank: fc.integer({ min: 1, max: 9 }),
    late: fc.boolean(),
    quantity: fc.integer({ min: 1, max: 50 }),
  })
  .map(aSituation);

/** The schedule without the rules that can never apply, as staff would leave it after the check. */
function accepted(schedule: FeeSchedule): FeeSchedule {
  const result = checkSchedule(schedule);
  if (result.ok) return schedule;
  const unreachable = new Set(
    result.error.map((problem) => (problem.tag === "RuleNeverApplies" ? problem.ruleId : "")),
  );
  return { ...schedule, rules: schedule.rules.filter((rule) => !unreachable.has(rule.id)) };
}

describe("a quotient that crosses as euros", () => {
  it("is the same to the cent on the other side", () => {
    const everyCent = fc.oneof(fc.nat(500_000), fc.integer({ min: 0, max: 99_999_999_999 }));
    fc.assert(
      fc.property(everyCent, (inCents) => quotientCents(inCents / 100) === inCents),
      { numRuns: 2_000 },
    );
  });
});

describe("any complete schedule", () => {
  it("gives exactly one price, whole, shared to the cent and multiplied exactly", () => {
    fc.assert(
      fc.property(schedules, situations, (drawn, situation) => {
        const schedule = accepted(drawn);
        const result = evaluateFee(checked(schedule), situation);
        if (!result.ok) throw new Error(result.error.tag);
        const line = result.value;
        const facts = { ...situation, classKind: situation.classKind ?? "" };
        const first = schedule.rules.find((rule) => matchConditions(rule.when, facts).kind === "yes");
        expect(line.ruleId).toBe(first?.id);
        const parts = line.thirdParties.reduce((sum, part) => sum + part.amount, 0);
        expect(parts + line.familyShare).toBe(line.unitCost);
        expect(line.total).toBe(line.unitTotal * situation.quantity);
        for (const value of [
          line.unitCost,
          line.familyShare,
          line.total,
          ...line.thirdParties.map((part) => part.amount),
        ]) {
          expect(Number.isSafeInteger(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(0);
        }
        expect(JSON.parse(JSON.stringify(line))).toEqual(line);
      }),
      { numRuns: 500 },
    );
  });

  it("never asks a family whose quotient is known for more than one whose quotient is not", () => {
    fc.assert(
      fc.property(schedules, situations, quotient, (drawn, situation, quotientFamilial) => {
        const schedule = checked(accepted(drawn));
        const known = evaluateFee(schedule, { ...situation, quotientFamilial });
        const unknown = evaluateFee(schedule, { ...situation, quotientFamilial: null });
        if (!known.ok || !unknown.ok) throw new Error("no fee");
        expect(known.value.familyShare).toBeLessThanOrEqual(unknown.value.familyShare);
      }),
      { numRuns: 300 },
    );
  });

  it("is refused at the very place where a band is taken out or doubled", () => {
    fc.assert(
      fc.property(completePrice, fc.nat(), (complete, pick) => {
        if (complete.kind !== "bands") return;
        const index = pick % complete.bands.length;
        const touched = complete.bands[index];
        if (touched === undefined) return;
        const place = { from: touched.from, to: touched.below === undefined ? null : touched.below - 1 };
        const bandsWithout = complete.bands.filter((band) => band !== touched);
        const without = checkSchedule(aSchedule({ payers, rules: [aRule({ kind: "bands", bands: bandsWithout })] }));
        expect(without).toMatchObject({ ok: false, error: [{ tag: "QuotientGap", ...place }] });
        const bandsTwice = [...complete.bands, touched];
        const twice = checkSchedule(aSchedule({ payers, rules: [aRule({ kind: "bands", bands: bandsTwice })] }));
        expect(twice).toMatchObject({ ok: false, error: [{ tag: "QuotientOverlap", ...place }] });
      }),
    );
  });
});

describe("a linear fee", () => {
  const exact = { ...aSchedule().quotientFamilial, precision: "cent" } as const;

  it("never falls when the quotient rises, and stays between floor and ceiling", () => {
    fc.assert(
      fc.property(linear, quotient, quotient, (drawn, a, b) => {
        const schedule = aSchedule({ quotientFamilial: exact, rules: [aRule(drawn)] });
        const low = feeOf(schedule, { quotientFamilial: Math.min(a, b) }).total;
        const high = feeOf(schedule, { quotientFamilial: Math.max(a, b) }).total;
        expect(low).toBeLessThanOrEqual(high);
        if (drawn.kind !== "linear") return;
        expect(low).toBeGreaterThanOrEqual(drawn.floorCents ?? 0);
        expect(high).toBeLessThanOrEqual(drawn.ceilingCents ?? 0);
      }),
    );
  });

  /** Naive on purpose: tries every amount, in whole numbers, until the next half cent is beyond the product. */
  function oracle(rateInMillionths: bigint, quotientInCents: bigint, floor: number, ceiling: number): number {
    let fee = floor;
    while (fee < ceiling && (2n * BigInt(fee) + 1n) * 1_000_000n <= 2n * rateInMillionths * quotientInCents) fee += 1;
    return fee;
  }

  it("equals an oracle that tries every amount", () => {
    const cases = fc.record({
      rate: fc.integer({ min: 0, max: 9999 }),
      quotientFamilial: quotient,
      floorCents: fc.integer({ min: 0, max: 500 }),
      span: fc.integer({ min: 0, max: 1500 }),
    });
    fc.assert(
      fc.property(cases, ({ rate, quotientFamilial, floorCents, span }) => {
        const ceilingCents = floorCents + span;
        const text = `${Math.trunc(rate / 1000)}.${String(rate % 1000).padStart(3, "0")}`;
        const rule = aRule({ kind: "linear", ratePercent: text, floorCents, ceilingCents, rounding: "nearestCent" });
        const fee = feeOf(aSchedule({ quotientFamilial: exact, rules: [rule] }), { quotientFamilial }).total;
        // `rate` counts thousandths of a percent: ten millionths each.
        const expected = oracle(
          BigInt(rate) * 10n,
          BigInt(quotientCents(quotientFamilial) ?? -1),
          floorCents,
          ceilingCents,
        );
        expect(fee).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
