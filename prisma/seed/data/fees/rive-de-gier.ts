import type { FeeSchedule } from "@/server/fees/domain/fee-schedule";
import { localDate } from "@/server/platform/dates";

/** A fee in proportion to the quotient read on 31 March, between a floor and a ceiling. */
const canteen2025: FeeSchedule = {
  format: 1,
  service: "cantine",
  label: "Restauration scolaire",
  version: 1,
  effectiveFrom: localDate("2025-09-01"),
  unit: "meal",
  quotientFamilial: {
    precision: "euro",
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

export const riveDeGierFees: readonly FeeSchedule[] = [canteen2025];
