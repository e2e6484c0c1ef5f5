import type { FeeSchedule, QuotientBand } from "@/server/fees/domain/fee-schedule";
import { localDate } from "@/server/platform/dates";

/** The town prints the last quotient of each band, in whole euros. */
function bands(low: number, middle: number, high: number): QuotientBand[] {
  return [
    { from: 0, upTo: 750, price: { kind: "fixed", amountCents: low } },
    { from: 751, upTo: 1200, price: { kind: "fixed", amountCents: middle } },
    { from: 1201, price: { kind: "fixed", amountCents: high } },
  ];
}

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
    reference: { referenceDay: null, changes: "monthAfter" },
  },
  profiles: [
    { code: "standard", label: "repas" },
    { code: "ownMeal", label: "repas fourni par la famille (PAI)" },
  ],
  payers: [],
  rules: [
    {
      id: "pai",
      label: "Tarif du repas fourni (PAI)",
      when: { profile: ["ownMeal"] },
      price: { kind: "fixed", amountCents: 120 },
    },
    {
      id: "repas-resident",
      label: "Tarif résident",
      when: { residence: ["commune"] },
      price: { kind: "bands", bands: bands(345, 360, 365) },
    },
    {
      id: "repas-hors-commune",
      label: "Tarif hors commune",
      when: { residence: ["interco", "outside"] },
      price: { kind: "bands", bands: bands(400, 415, 420) },
    },
  ],
  supplements: [],
};

/** Bands by residence; a child who brings their own meal pays one price, whatever the quotient. */
export const corbasFees: readonly FeeSchedule[] = [canteen2025];
