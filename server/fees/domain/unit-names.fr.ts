import type { FeeUnit } from "./fee-schedule";

/** What one price pays for, in words. */
export const UNIT_NAMES: Record<FeeUnit, { readonly one: string; readonly many: string; readonly per: string }> = {
  meal: { one: "repas", many: "repas", per: "un repas" },
  halfHour: { one: "demi-heure", many: "demi-heures", per: "une demi-heure" },
  hour: { one: "heure", many: "heures", per: "une heure" },
  halfDay: { one: "demi-journée", many: "demi-journées", per: "une demi-journée" },
  day: { one: "journée", many: "journées", per: "une journée" },
  period: { one: "période", many: "périodes", per: "une période" },
};

/** "4 repas", "1 demi-heure". */
export function unitsText(quantity: number, unit: FeeUnit): string {
  return `${quantity} ${quantity > 1 ? UNIT_NAMES[unit].many : UNIT_NAMES[unit].one}`;
}
