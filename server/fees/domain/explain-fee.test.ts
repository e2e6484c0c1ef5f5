import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { explainFee } from "./explain-fee";
import type { FeeSituation } from "./fee-line";
import type { FeeSchedule, FeeUnit, LinearPrice, Supplement } from "./fee-schedule";
import { aRule, aSchedule, feeOf } from "./schedule.fixture";

/** No-break spaces shown as "_" to be seen in this file. */
function explained(schedule: FeeSchedule, situation: Partial<FeeSituation>): string[] {
  return explainFee(feeOf(schedule, situation)).map((sentence) => sentence.replaceAll(/[\u00a0\u202f]/g, "_"));
}

const fixed = (amountCents: number) => ({ kind: "fixed", amountCents }) as const;
const banded = aSchedule({
  version: 2,
  payers: [{ code: "ccas", shareLabel: "part du CCAS" }],
  rules: [
    aRule(
      {
        kind: "bands",
        bands: [
          { from: 0, below: 640, price: { ...fixed(126), thirdParties: [{ payer: "ccas", amountCents: 76 }] } },
          { from: 640, below: 860, price: fixed(235) },
          { from: 860, price: fixed(1305) },
        ],
      },
      { label: "Tarif résident" },
    ),
  ],
});
const version = "Restauration scolaire_: grille n°_2, en vigueur depuis le 1er septembre 2025";

describe("explainFee", () => {
  it("tells the band, the price and the total", () => {
    expect(explained(banded, { quotientFamilial: 720, quantity: 3 })).toEqual([
      version,
      "QF 720_: tranche de 640 à 859",
      "Tarif résident_: 2,35_€",
      "3 repas × 2,35_€ = 7,05_€",
    ]);
  });

  it("tells of what month the quotient is, and who gave it, where the price depends on it", () => {
    const quotientOrigin = { month: localDate("2026-10-01"), source: "caf" } as const;
    expect(explained(banded, { quotientFamilial: 720.4, quotientOrigin }).slice(1, 4)).toEqual([
      "QF 720,40 d’octobre 2026, reçu de la CAF",
      "QF 720,40_: compté sans les centimes, soit 720",
      "QF 720_: tranche de 640 à 859",
    ]);
    const same = aSchedule({ rules: [aRule(fixed(300), { label: "Tarif unique" })] });
    expect(explained(same, { quotientFamilial: 720, quotientOrigin }).join()).not.toContain("QF");
    // Without an origin, as in the simulator and in lines stored before: nothing is said of it (control).
    expect(explained(banded, { quotientFamilial: 720 }).join()).not.toContain("CAF");
  });

  it("tells who else pays", () => {
    expect(explained(banded, { quotientFamilial: 399.5 })).toEqual([
      version,
      "QF 399,50_: compté sans les centimes, soit 399",
      "QF 399_: tranche jusqu’à 639",
      "Tarif résident_: 1,26_€",
      "Dont part du CCAS_: 0,76_€",
      "Reste à votre charge_: 0,50_€",
      "1 repas × 0,50_€ = 0,50_€",
    ]);
  });

  it("says that the quotient is not known", () => {
    expect(explained(banded, { quotientFamilial: null })).toEqual([
      version,
      "Quotient familial non connu_: le tarif le plus élevé s’applique",
      "Tarif résident_: 13,05_€",
      "1 repas × 13,05_€ = 13,05_€",
    ]);
    const whenUnknown = { apply: "asQuotient", value: 1900 } as const;
    const assumed = { ...banded, quotientFamilial: { ...banded.quotientFamilial, whenUnknown } };
    expect(explained(assumed, { quotientFamilial: null }).slice(1, 3)).toEqual([
      "Quotient familial non connu_: le tarif d’un QF de 1_900 s’applique",
      "QF 1_900_: tranche à partir de 860",
    ]);
  });

  it.each([
    [720, ["0,36_% × QF 720 = 2,592_€, arrondi à 2,59_€", "Tarif minimum_: 2,60_€"]],
    [722, ["0,36_% × QF 722 = 2,5992_€, arrondi à 2,60_€"]],
    [1000, ["0,36_% × QF 1_000 = 3,60_€"]],
    [1001, ["0,36_% × QF 1_001 = 3,6036_€, arrondi à 3,60_€"]],
    [1250, ["0,36_% × QF 1_250 = 4,50_€"]],
    [1400, ["0,36_% × QF 1_400 = 5,04_€", "Tarif maximum_: 4,50_€"]],
  ])("shows the product for a QF of %d", (quotientFamilial, expected) => {
    const price: LinearPrice = {
      kind: "linear",
      ratePercent: "0.36",
      floorCents: 260,
      ceilingCents: 450,
      rounding: "nearestCent",
    };
    expect(explained(aSchedule({ rules: [aRule(price)] }), { quotientFamilial }).slice(1, -2)).toEqual(expected);
  });

  it("shows a fixed part and a rounding to ten cents", () => {
    const price: LinearPrice = {
      kind: "linear",
      ratePercent: "0.1",
      plusCents: 105,
      ceilingCents: 900,
      rounding: "nearestTenCents",
    };
    expect(explained(aSchedule({ rules: [aRule(price)] }), { quotientFamilial: 900 })[1]).toBe(
      "0,1_% × QF 900 + 1,05_€ = 1,95_€, arrondi à 2,00_€",
    );
  });

  it("tells supplements, reductions, and what is counted once a day", () => {
    const supplements: Supplement[] = [
      {
        code: "a",
        label: "Réservation tardive",
        when: { late: true },
        change: { kind: "amount", amountCents: 250, per: "unit" },
      },
      { code: "b", label: "Réduction fratrie", when: {}, change: { kind: "percent", percent: "-10" } },
      {
        code: "c",
        label: "Départ tardif",
        when: { event: "latePickUp" },
        change: { kind: "amount", amountCents: 300, per: "day" },
      },
    ];
    const schedule = aSchedule({ unit: "halfHour", rules: [aRule(fixed(100))], supplements });
    expect(explained(schedule, { late: true, events: ["latePickUp"], quantity: 2 }).slice(2)).toEqual([
      "Réservation tardive_: +_2,50_€",
      "Réduction fratrie_: −_0,10_€",
      "Départ tardif_: +_3,00_€ pour la journée",
      "2 demi-heures × 3,40_€ +_3,00_€ = 9,80_€",
    ]);
  });

  it.each<[FeeUnit, string, string]>([
    ["meal", "1 repas", "2 repas"],
    ["hour", "1 heure", "2 heures"],
    ["halfDay", "1 demi-journée", "2 demi-journées"],
    ["day", "1 journée", "2 journées"],
    ["period", "1 période", "2 périodes"],
  ])("counts in %s", (unit, one, many) => {
    expect(explained(aSchedule({ unit }), { quantity: 1 }).at(-1)).toContain(`${one} ×`);
    expect(explained(aSchedule({ unit }), { quantity: 2 }).at(-1)).toContain(`${many} ×`);
  });
});
