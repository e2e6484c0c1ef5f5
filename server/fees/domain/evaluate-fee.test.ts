import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { feeErrorText } from "../errors.fr";
import { evaluateFee } from "./evaluate-fee";
import type { FeeError } from "./fee-errors";
import type { FeeSituation } from "./fee-line";
import type { FeeSchedule, Supplement } from "./fee-schedule";
import { aRule, aSchedule, aSituation, checked, feeOf } from "./schedule.fixture";
import { selectSchedule } from "./select-schedule";

const fixed = (amountCents: number) => ({ kind: "fixed", amountCents }) as const;

function supplement(change: Supplement["change"], when: Supplement["when"] = {}, code = "s"): Supplement {
  return { code, label: "Supplément", when, change };
}

describe("conditions", () => {
  const graded = aSchedule({
    rules: [
      aRule(fixed(100), { id: "ulis", when: { classKind: ["ulis"] } }),
      aRule(fixed(150), { id: "victor-hugo", when: { schoolCode: ["victor-hugo"], childRank: { from: 1, to: 1 } } }),
      aRule(fixed(400), { id: "premier", when: { childRank: { from: 1, to: 1 } } }),
      aRule(fixed(300), { id: "deuxieme", when: { childRank: { from: 2, to: 2 } } }),
      aRule(fixed(200), { id: "suivants", when: { childRank: { from: 3 } } }),
    ],
  });

  it.each<[Partial<FeeSituation>, string]>([
    [{ childRank: 1, schoolCode: "autre" }, "premier"],
    [{ childRank: 1, schoolCode: "victor-hugo" }, "victor-hugo"],
    [{ childRank: 2 }, "deuxieme"],
    [{ childRank: 3 }, "suivants"],
    [{ childRank: 12, classKind: "cham" }, "suivants"],
    [{ classKind: "ulis" }, "ulis"],
  ])("the first rule that matches %o is %s", (changes, ruleId) => {
    expect(feeOf(graded, changes).ruleId).toBe(ruleId);
  });

  it("asks for what is missing rather than guess", () => {
    const missing = (changes: Partial<FeeSituation>) => evaluateFee(checked(graded), aSituation(changes));
    expect(missing({})).toEqual({ ok: false, error: { tag: "IncompleteSituation", missing: "schoolCode" } });
    expect(missing({ schoolCode: "autre" })).toEqual({
      ok: false,
      error: { tag: "IncompleteSituation", missing: "childRank" },
    });
  });

  it("takes a rate of effort by the size of the family", () => {
    const rate = (ratePercent: string) =>
      ({ kind: "linear", ratePercent, ceilingCents: 900, rounding: "nearestCent" }) as const;
    const schedule = aSchedule({
      rules: [
        aRule(rate("0.5"), { id: "un", when: { childCount: { from: 1, to: 1 } } }),
        aRule(rate("0.4"), { id: "deux", when: { childCount: { from: 2, to: 2 } } }),
        aRule(rate("0.3"), { id: "trois", when: { childCount: { from: 3 } } }),
      ],
    });
    expect([1, 2, 3, 7].map((childCount) => feeOf(schedule, { childCount, quotientFamilial: 1000 }).total)).toEqual([
      500, 400, 300, 300,
    ]);
  });
});

describe("supplements and reductions", () => {
  const schedule = (...supplements: Supplement[]) => aSchedule({ rules: [aRule(fixed(333))], supplements });

  it("takes a percentage of the family's part, rounded half up", () => {
    const line = feeOf(schedule(supplement({ kind: "percent", percent: "-50" }, { childRank: { from: 2 } })), {
      childRank: 2,
      quantity: 2,
    });
    expect(line).toMatchObject({ supplements: [{ amount: -167 }], unitTotal: 166, total: 332 });
  });

  it("never takes back more than what is owed", () => {
    const unit = schedule(
      supplement({ kind: "amount", amountCents: -300, per: "unit" }, {}, "a"),
      supplement({ kind: "percent", percent: "-50" }, {}, "b"),
    );
    expect(feeOf(unit)).toMatchObject({ supplements: [{ amount: -300 }, { amount: -33 }], unitTotal: 0, total: 0 });
    const day = schedule(supplement({ kind: "amount", amountCents: -1000, per: "day" }));
    expect(feeOf(day, { quantity: 2 })).toMatchObject({ unitTotal: 333, supplements: [{ amount: -666 }], total: 0 });
    const nothingLeft = schedule(
      supplement({ kind: "percent", percent: "-100" }, {}, "a"),
      supplement({ kind: "percent", percent: "-10" }, {}, "b"),
    );
    expect(feeOf(nothingLeft).supplements.map((applied) => applied.amount)).toEqual([-333, 0]);
  });
});

describe("what was observed that day", () => {
  it("brings its own supplement, and no other", () => {
    const observed = (code: string) =>
      supplement({ kind: "amount", amountCents: 100, per: "unit" }, { event: code }, code);
    const schedule = aSchedule({ supplements: [observed("latePickUp"), observed("outing")] });
    expect(feeOf(schedule, { events: ["outing"] }).supplements.map(({ code }) => code)).toEqual(["outing"]);
  });
});

describe("third parties", () => {
  it("rounds percentages on their running total, so that the parts sum to the cost", () => {
    const payers = ["a", "b", "c"].map((code) => ({ code, shareLabel: code }));
    const thirdParties = payers.map(({ code }) => ({ payer: code, percent: "33.333333" }));
    const line = feeOf(aSchedule({ payers, rules: [aRule({ ...fixed(101), thirdParties })] }));
    expect(line.thirdParties.map((part) => part.amount)).toEqual([34, 33, 34]);
    expect(line.familyShare).toBe(0);
  });
});

describe("a quotient that is not known", () => {
  it("is taken as the one that the town names", () => {
    const quotientFamilial: FeeSchedule["quotientFamilial"] = {
      ...aSchedule().quotientFamilial,
      whenUnknown: { apply: "asQuotient", value: 900 },
    };
    const bands = [
      { from: 0, below: 900, price: fixed(100) },
      { from: 900, below: 901, price: fixed(200) },
      { from: 901, price: fixed(300) },
    ];
    const line = feeOf(aSchedule({ quotientFamilial, rules: [aRule({ kind: "bands", bands })] }), {
      quotientFamilial: null,
    });
    expect(line).toMatchObject({ total: 200, quotientFamilialUsed: 900 });
    expect(line.steps).toContainEqual({ kind: "quotientUnknown", assumed: 900 });
  });

  it("costs the most that the family could owe, even in the middle of the grid", () => {
    const bands = [
      { from: 0, below: 900, price: fixed(100) },
      { from: 900, below: 901, price: fixed(500) },
      { from: 901, price: fixed(300) },
    ];
    expect(feeOf(aSchedule({ rules: [aRule({ kind: "bands", bands })] }), { quotientFamilial: null }).total).toBe(500);
  });
});

describe("what cannot be priced", () => {
  it.each<[Partial<FeeSituation>, FeeError["tag"]]>([
    [{ quotientFamilial: -1 }, "InvalidQuotient"],
    [{ quotientFamilial: 720.555 }, "InvalidQuotient"],
    [{ quotientFamilial: Number.NaN }, "InvalidQuotient"],
    [{ quotientFamilial: Number.POSITIVE_INFINITY }, "InvalidQuotient"],
    [{ quantity: 0 }, "InvalidQuantity"],
    [{ quantity: 1.5 }, "InvalidQuantity"],
    [{ quantity: 10_001 }, "InvalidQuantity"],
    [{ profile: "unknown" }, "UnknownProfile"],
    [{ day: localDate("2025-08-31") }, "NoScheduleInForce"],
    [{ day: localDate("2026-07-01") }, "NoScheduleInForce"],
  ])("%o is refused: %s", (changes, tag) => {
    const schedule = aSchedule({
      profiles: [{ code: "standard", label: "repas" }],
      effectiveTo: localDate("2026-06-30"),
    });
    const result = evaluateFee(checked(schedule), aSituation(changes));
    expect(result).toMatchObject({ ok: false, error: { tag } });
    if (!result.ok) expect(feeErrorText(result.error)).toMatch(/\.$/);
  });
});

it("prices ten thousand units at most, the last one included", () => {
  expect(feeOf(aSchedule(), { quantity: 10_000 }).total).toBe(3_000_000);
});

describe("selectSchedule", () => {
  const version = (number: number, from: string, to?: string) =>
    aSchedule({
      version: number,
      effectiveFrom: localDate(from),
      effectiveTo: to === undefined ? null : localDate(to),
    });
  const versions = [
    version(1, "2025-09-01"),
    version(2, "2026-09-01"),
    version(3, "2026-09-01"),
    version(4, "2026-12-01", "2026-12-31"),
  ];

  it.each([
    ["2025-09-01", 1],
    ["2026-08-31", 1],
    ["2026-09-01", 3],
    ["2026-12-31", 4],
    ["2027-01-01", 3],
  ])("on %s picks version %d", (day, expected) => {
    expect(selectSchedule(versions, localDate(day))).toMatchObject({ ok: true, value: { version: expected } });
  });

  it("says when there is none", () => {
    expect(selectSchedule(versions, localDate("2025-08-31"))).toMatchObject({
      ok: false,
      error: { tag: "NoScheduleInForce" },
    });
  });
});
