import type { FeeSchedule } from "@/server/fees/domain/fee-schedule";
import { localDate } from "@/server/platform/dates";

/**
 * A fee in proportion to the quotient read on 31 March, between a floor and a ceiling: 0.36 % of the whole quotient, whose cents
 * nothing in the rule drops.
 */
const canteen2025: FeeSchedule = {
  format: 1,
  service: "cantine",
  label: "Restauration scolaire",
  version: 1,
  effectiveFrom: localDate("2025-09-01"),
  unit: "meal",
  quotientFamilial: {
    precision: "cent",
    whenUnknown: { apply: "highestPrice" },
    reference: { referenceDay: { month: 3, day: 31 }, changes: "monthAfter" },
  },
  profiles: [
    { code: "standard", label: "repas" },
    { code: "ownMeal", label: "repas fourni par la famille (PAI)" },
    { code: "adult", label: "repas adulte" },
  ],
  payers: [],
  rules: [
    {
      id: "repas-enfant",
      label: "Tarif du repas",
      when: { profile: ["standard"] },
      price: { kind: "linear", ratePercent: "0.36", floorCents: 260, ceilingCents: 450, rounding: "nearestCent" },
    },
    {
      id: "pai",
      label: "Tarif du repas fourni (PAI)",
      when: { profile: ["ownMeal"] },
      price: { kind: "fixed", amountCents: 175 },
    },
    {
      id: "repas-adulte",
      label: "Tarif du repas adulte",
      when: { profile: ["adult"] },
      price: { kind: "fixed", amountCents: 480 },
    },
  ],
  supplements: [],
};

/** One price an evening, by bands of whole euros; a quotient on a bound is in the band that it ends. */
const evening2025: FeeSchedule = {
  format: 1,
  service: "periscolaire",
  label: "Accueil périscolaire du soir",
  version: 1,
  effectiveFrom: localDate("2025-09-01"),
  unit: "day",
  quotientFamilial: {
    precision: "euro",
    whenUnknown: { apply: "highestPrice" },
    reference: { referenceDay: { month: 3, day: 31 }, changes: "monthAfter" },
  },
  profiles: [],
  payers: [],
  rules: [
    {
      id: "soiree",
      label: "Tarif de la soirée",
      when: {},
      price: {
        kind: "bands",
        bands: [
          { from: 0, upTo: 500, price: { kind: "fixed", amountCents: 165 } },
          { from: 501, upTo: 900, price: { kind: "fixed", amountCents: 175 } },
          { from: 901, upTo: 1200, price: { kind: "fixed", amountCents: 200 } },
          { from: 1201, price: { kind: "fixed", amountCents: 220 } },
        ],
      },
    },
  ],
  supplements: [],
};

export const riveDeGierFees: readonly FeeSchedule[] = [canteen2025, evening2025];
