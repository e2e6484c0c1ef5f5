import type { Conditions, FeeSchedule, FeeUnit, SupplementConditions } from "@/server/fees/domain/fee-schedule";

/** What one day of an activity may be: its price is that of the day (docs/parametrage.md). */
const UNITS_OF_A_DAY: readonly FeeUnit[] = ["meal", "halfDay", "day"];

const WHY: Readonly<Record<keyof Pick<SupplementConditions, "regularity" | "attendances" | "event">, string>> = {
  regularity:
    "Préau ne sait pas qui vient régulièrement ou à l’occasion\u00a0: tous auraient le prix des réguliers. Retirez cette condition et gardez un seul prix.",
  attendances:
    "Préau ne compte pas les venues d’un enfant pour donner un prix. Retirez cette condition et gardez le même prix pour toutes les venues.",
  event:
    "Préau ne note pas ce fait du jour\u00a0: ce supplément ne serait jamais demandé. Retirez-le, il reste à encaisser au guichet.",
};

/**
 * What a grid asks and neither bookings nor invoices can answer, a line each with its place: an activity with it would be
 * billed otherwise than the town decided. The simulator alone, of a grid that nothing is booked with, may ask more.
 */
export function unaskedConditions({ unit, rules, supplements }: FeeSchedule): string[] {
  const ofUnit = UNITS_OF_A_DAY.includes(unit)
    ? []
    : [
        `unit\u00a0: une activité se réserve par jour, et son prix vaut pour un jour. Choisissez parmi\u00a0: ${UNITS_OF_A_DAY.join(", ")}.`,
      ];
  return [
    ...ofUnit,
    ...rules.flatMap(({ when }, index) => unaskedOf(`rules[${index}].when`, when)),
    ...supplements.flatMap(({ when }, index) => unaskedOf(`supplements[${index}].when`, when)),
  ];
}

function unaskedOf(place: string, when: Conditions & SupplementConditions): string[] {
  const asked = (["regularity", "attendances", "event"] as const).filter((condition) => when[condition] !== undefined);
  return asked.map((condition) => `${place}.${condition}\u00a0: ${WHY[condition]}`);
}
