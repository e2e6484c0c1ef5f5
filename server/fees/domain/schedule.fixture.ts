import { localDate } from "@/server/platform/dates";
import { type CheckedSchedule, checkSchedule } from "./check-schedule";
import { evaluateFee } from "./evaluate-fee";
import type { FeeLine, FeeSituation } from "./fee-line";
import type { FeeRule, FeeSchedule, Price } from "./fee-schedule";

/** For tests: a schedule of meals with one fixed price, to be changed at will. */
export function aSchedule(changes: Partial<FeeSchedule> = {}): FeeSchedule {
  return {
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
    profiles: [],
    payers: [],
    rules: [aRule({ kind: "fixed", amountCents: 300 })],
    supplements: [],
    ...changes,
  };
}

export function aRule(price: Price, changes: Partial<FeeRule> = {}): FeeRule {
  return { id: "repas", label: "Tarif", when: {}, price, ...changes };
}

export function aSituation(changes: Partial<FeeSituation> = {}): FeeSituation {
  return {
    day: localDate("2026-03-12"),
    quotientFamilial: 720,
    residence: "commune",
    profile: "standard",
    late: false,
    quantity: 1,
    ...changes,
  };
}

/** @throws Error when the schedule is refused. */
export function checked(schedule: FeeSchedule): CheckedSchedule {
  const result = checkSchedule(schedule);
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** @throws Error when there is no fee. */
export function feeOf(schedule: FeeSchedule, changes: Partial<FeeSituation> = {}): FeeLine {
  const result = evaluateFee(checked(schedule), aSituation(changes));
  if (!result.ok) throw new Error(`No fee: ${JSON.stringify(result.error)}`);
  return result.value;
}
