import type { FeeSchedule, QuotientBand, QuotientPolicy, SinglePrice } from "@/server/fees/domain/fee-schedule";
import { localDate } from "@/server/platform/dates";

/** Lower bounds of the bands of each tariff, in euros; each band ends where the next one starts. */
const RESIDENT_BOUNDS = [0, 400, 640, 860, 1150, 1500, 1700, 1900] as const;
const OUTSIDE_BOUNDS = [0, 860, 1500] as const;

const quotientFamilial: QuotientPolicy = {
  precision: "euro",
  whenUnknown: { apply: "highestPrice" },
  reference: { referenceDay: null, changes: "monthAfter" },
};

const payers = [{ code: "ccas", shareLabel: "part du CCAS" }];

function bands(bounds: readonly number[], prices: readonly SinglePrice[]): QuotientBand[] {
  return prices.map((price, index) => ({ from: bounds[index] ?? 0, below: bounds[index + 1], price }));
}

function fixed(amountCents: number): SinglePrice {
  return { kind: "fixed", amountCents };
}

function helped(costCents: number, ccasCents: number): SinglePrice {
  return { kind: "fixed", amountCents: costCents, thirdParties: [{ payer: "ccas", amountCents: ccasCents }] };
}

const canteen2025: FeeSchedule = {
  format: 1,
  service: "cantine",
  label: "Restauration scolaire",
  version: 1,
  effectiveFrom: localDate("2025-09-01"),
  unit: "meal",
  quotientFamilial,
  profiles: [
    { code: "standard", label: "repas" },
    { code: "ownMeal", label: "repas fourni par la famille (PAI)" },
  ],
  payers,
  rules: [
    {
      id: "repas-resident",
      label: "Tarif résident",
      when: { residence: ["commune"], profile: ["standard"] },
      price: {
        kind: "bands",
        bands: bands(RESIDENT_BOUNDS, [helped(126, 76), ...[175, 235, 305, 355, 405, 460, 490].map(fixed)]),
      },
    },
    {
      id: "pai-resident",
      label: "Tarif résident, repas fourni (PAI)",
      when: { residence: ["commune"], profile: ["ownMeal"] },
      price: { kind: "bands", bands: bands([0, 400, 1150], [50, 80, 100].map(fixed)) },
    },
    {
      id: "repas-hors-commune",
      label: "Tarif hors commune",
      when: { residence: ["interco", "outside"], profile: ["standard"] },
      price: { kind: "bands", bands: bands(OUTSIDE_BOUNDS, [650, 650, 650].map(fixed)) },
    },
    {
      id: "pai-hors-commune",
      label: "Tarif hors commune, repas fourni (PAI)",
      when: { residence: ["interco", "outside"], profile: ["ownMeal"] },
      price: { kind: "bands", bands: bands(OUTSIDE_BOUNDS, [100, 100, 100].map(fixed)) },
    },
  ],
  supplements: [
    {
      code: "reservation-tardive",
      label: "Supplément pour réservation tardive",
      when: { late: true },
      change: { kind: "amount", amountCents: 250, per: "unit" },
    },
  ],
};

const childcare2025: FeeSchedule = {
  format: 1,
  service: "periscolaire",
  label: "Accueil périscolaire",
  version: 1,
  effectiveFrom: localDate("2025-09-01"),
  unit: "halfHour",
  quotientFamilial,
  profiles: [],
  payers,
  rules: [
    {
      id: "accueil-resident",
      label: "Tarif résident",
      when: { residence: ["commune"] },
      price: {
        kind: "bands",
        bands: bands(RESIDENT_BOUNDS, [helped(40, 24), ...[70, 85, 110, 125, 135, 140, 145].map(fixed)]),
      },
    },
    {
      id: "accueil-hors-commune",
      label: "Tarif hors commune",
      when: { residence: ["interco", "outside"] },
      price: { kind: "bands", bands: bands(OUTSIDE_BOUNDS, [195, 200, 205].map(fixed)) },
    },
  ],
  supplements: [
    {
      code: "sans-inscription",
      label: "Supplément pour absence de réservation",
      when: { late: true },
      change: { kind: "amount", amountCents: 100, per: "day" },
    },
    {
      code: "depart-tardif",
      label: "Supplément pour départ après 18 h 30",
      when: { event: "latePickUp" },
      change: { kind: "amount", amountCents: 300, per: "day" },
    },
  ],
};

const workshops2025: FeeSchedule = {
  format: 1,
  service: "amis",
  label: "Ateliers AMIS",
  version: 1,
  effectiveFrom: localDate("2025-09-01"),
  unit: "period",
  quotientFamilial,
  profiles: [],
  payers,
  rules: [
    {
      id: "amis-resident",
      label: "Tarif résident",
      when: { residence: ["commune"] },
      price: {
        kind: "bands",
        bands: bands(RESIDENT_BOUNDS, [helped(680, 227), ...[765, 915, 1220, 1320, 1370, 1425, 1525].map(fixed)]),
      },
    },
    {
      id: "amis-hors-commune",
      label: "Tarif hors commune",
      when: { residence: ["interco", "outside"] },
      price: { kind: "bands", bands: bands(OUTSIDE_BOUNDS, [1935, 1935, 1935].map(fixed)) },
    },
  ],
  supplements: [],
};

/** The school year 2026–2027 keeps the prices of the year before. */
function renewed(schedule: FeeSchedule): FeeSchedule {
  return { ...schedule, version: schedule.version + 1, effectiveFrom: localDate("2026-09-01") };
}

/**
 * Fees with bands for residents and others, a part paid by the CCAS below 400, and surcharges for late booking. The demonstration
 * loads those of the canteen only, which is all that it opens in this town: the grids of childcare (by the half-hour, with a
 * surcharge for a late pick-up) and of the AMIS workshops (by the period) are real ones that the engine must price to the cent,
 * and `fees.test.ts` reads them for that.
 */
export const saintChamondFees: readonly FeeSchedule[] = [canteen2025, childcare2025, workshops2025].flatMap(
  (schedule) => [schedule, renewed(schedule)],
);
