import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { quotientsOfFamilies } from "../data/quotients-of-families";
import { schedulesOfActivities } from "../data/schedules";
import type { CheckedSchedule } from "../domain/check-schedule";
import { evaluateFee } from "../domain/evaluate-fee";
import type { FeeError } from "../domain/fee-errors";
import type { FeeLine, FeeSituation } from "../domain/fee-line";
import { type FamilyQuotient, type KnownQuotient, quotientOn } from "../domain/quotient-on";
import { selectSchedule } from "../domain/select-schedule";

/** One unit for one child of a family on a day; the quotient that counts is the register's to know. */
export type RegisterQuestion = Omit<FeeSituation, keyof KnownQuotient | "quantity">;

export interface RegisteredPrice {
  /**
   * Of one unit, with its explanation. The very same object for every day with the same price, reached the same way:
   * `day` is one of these days.
   */
  readonly line: FeeLine;
  /** The price depends on a quotient that the town does not know. */
  readonly quotientMissing: boolean;
}

/** The prices of many families for some activities, ready to be asked for any day without another read. */
export interface PriceRegister {
  price(familyId: string, activityId: string, question: RegisterQuestion): Result<RegisteredPrice, FeeError>;
}

/** Reads the schedules and the quotients in two statements, whatever the number of families. */
export async function priceRegister(
  tx: Tx,
  scope: { readonly activityIds: readonly string[]; readonly familyIds: readonly string[] },
): Promise<PriceRegister> {
  const schedules = await schedulesOfActivities(tx, scope.activityIds);
  const quotients = await quotientsOfFamilies(tx, scope.familyIds);
  const known = new Map<string, Result<RegisteredPrice, FeeError>>();
  return {
    price(familyId, activityId, question) {
      const schedule = selectSchedule(schedules.get(activityId) ?? [], question.day);
      if (!schedule.ok) return schedule;
      const quotient = quotientFor(schedule.value, quotients.get(familyId) ?? [], question);
      const { day: _, ...situation } = question;
      const key = JSON.stringify([activityId, schedule.value.version, quotient, situation]);
      const found = known.get(key) ?? evaluate(schedule.value, quotient, question);
      known.set(key, found);
      return found;
    },
  };
}

function quotientFor(
  { quotientFamilial }: CheckedSchedule,
  quotients: readonly FamilyQuotient[],
  { day }: RegisterQuestion,
): KnownQuotient {
  return quotients.length === 0 ? { quotientFamilial: null } : quotientOn(quotientFamilial.reference, quotients, day);
}

function evaluate(
  schedule: CheckedSchedule,
  quotient: KnownQuotient,
  question: RegisterQuestion,
): Result<RegisteredPrice, FeeError> {
  const fee = evaluateFee(schedule, { ...question, ...quotient, quantity: 1 });
  if (!fee.ok) return err(fee.error);
  const rule = schedule.rules.find(({ id }) => id === fee.value.ruleId);
  return ok({ line: fee.value, quotientMissing: quotient.quotientFamilial === null && rule?.price.kind !== "fixed" });
}
