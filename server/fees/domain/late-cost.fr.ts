import type { FeeSchedule } from "./fee-schedule";
import { audienceText, changeText } from "./published-grid.fr";
import { UNIT_NAMES } from "./unit-names.fr";

/**
 * What a late booking costs more, as the town publishes it: "+ 2,50 € par repas". Null when it costs what any booking does.
 * It says nothing of a household: who may not know its prices may read it (docs/adr/0011).
 */
export function lateCostText({ supplements, profiles, unit }: Pick<FeeSchedule, "supplements" | "profiles" | "unit">) {
  const texts = supplements
    .filter(({ when }) => when.late && when.event === undefined)
    .map((supplement) => {
      const audience = audienceText(supplement.when, profiles);
      const change = changeText(supplement, UNIT_NAMES[unit].one);
      return audience ? `${change}, ${audience.charAt(0).toLowerCase()}${audience.slice(1)}` : change;
    });
  return texts.length > 0 ? texts.join("\u00a0; ") : null;
}
