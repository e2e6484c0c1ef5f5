import { type Cents, cents, roundHalfUp, ZERO_CENTS } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import type { CheckedSchedule } from "./check-schedule";
import type { CompiledBand, CompiledRule } from "./compile-rule";
import { parseDecimal, percentOf } from "./exact-decimal";
import { ANY_OTHER, type Facet, type Facts, matchConditions } from "./facets";
import type { FeeError } from "./fee-errors";
import type { AppliedSupplement, FeeLine, FeeSituation, FeeStep } from "./fee-line";
import type { Supplement } from "./fee-schedule";
import { type PricedUnit, priceUnit } from "./price";
import { centsOfStep, eurosOfStep, quotientCents, stepOf } from "./quotient-axis";
import { isInForce } from "./select-schedule";

const QUANTITY_LIMIT = 10_000;

/**
 * The fee of a situation, and each step of its calculation (F1, F4). Exact in cents.
 * @throws Error only for a schedule that was not made by `checkSchedule`: a checked one answers every situation.
 */
export function evaluateFee(schedule: CheckedSchedule, situation: FeeSituation): Result<FeeLine, FeeError> {
  const { day, quantity, profile } = situation;
  if (!isInForce(schedule, day)) return err({ tag: "NoScheduleInForce", day });
  if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > QUANTITY_LIMIT)
    return err({ tag: "InvalidQuantity" });
  if (schedule.profiles.length > 0 && !schedule.profiles.some(({ code }) => code === profile))
    return err({ tag: "UnknownProfile", profile });
  const quotient = readQuotient(schedule, situation.quotientFamilial);
  if (!quotient.ok) return quotient;
  const facts: Facts = { ...situation, classKind: situation.classKind ?? ANY_OTHER };
  const rule = firstRule(schedule.compiled, facts);
  if (!rule.ok) return rule;
  const applicable = supplementsFor(schedule.supplements, facts, situation);
  if (!applicable.ok) return applicable;
  const priced = priceIn(rule.value, quotient.value.step, schedule);
  const supplements = applySupplements(applicable.value, priced.unit.familyShare, quantity);
  const unitTotal = supplements
    .filter((supplement) => supplement.per === "unit")
    .reduce((sum, { amount }) => cents(sum + amount), priced.unit.familyShare);
  const perDay = supplements
    .filter((supplement) => supplement.per === "day")
    .reduce((sum, { amount }) => cents(sum + amount), ZERO_CENTS);
  const total = cents(unitTotal * quantity + perDay);
  const { unitCost, familyShare, thirdParties } = priced.unit;
  const { service, unit, version } = schedule;
  const steps: FeeStep[] = [
    { kind: "version", label: schedule.label, version, effectiveFrom: schedule.effectiveFrom },
    ...(priced.steps.length > 0 ? originSteps(situation) : []),
    ...quotient.value.steps,
    ...priced.steps,
    { kind: "rule", label: rule.value.label, amount: unitCost },
    ...shareSteps(schedule, priced.unit),
    ...supplements.map(({ label, amount, per }): FeeStep => ({ kind: "supplement", label, amount, per })),
    { kind: "total", unit, quantity, unitTotal, perDay, total },
  ];
  return ok({
    service,
    scheduleVersion: version,
    day,
    ruleId: rule.value.id,
    quotientFamilialUsed:
      quotient.value.step === null ? null : eurosOfStep(quotient.value.step, schedule.quotientFamilial.precision),
    unit,
    quantity,
    unitCost,
    familyShare,
    thirdParties,
    supplements,
    unitTotal,
    total,
    steps,
  });
}

/** The step of the quotient that counts; null when none is known and the highest price applies. */
function readQuotient(
  { quotientFamilial: policy }: CheckedSchedule,
  given: number | null,
): Result<{ step: number | null; steps: FeeStep[] }, FeeError> {
  if (given === null && policy.whenUnknown.apply === "highestPrice")
    return ok({ step: null, steps: [{ kind: "quotientUnknown", assumed: null }] });
  const assumed = policy.whenUnknown.apply === "asQuotient" ? policy.whenUnknown.value : null;
  const inCents = quotientCents(given ?? assumed ?? Number.NaN);
  if (inCents === null) return err({ tag: "InvalidQuotient" });
  const step = stepOf(inCents, policy.precision);
  if (given === null) return ok({ step, steps: [{ kind: "quotientUnknown", assumed }] });
  const used = eurosOfStep(step, policy.precision);
  return ok({ step, steps: used === given ? [] : [{ kind: "quotientTruncated", given, used }] });
}

/** Which quotient it is, for a price that depends on it. */
function originSteps({ quotientFamilial, quotientOrigin }: FeeSituation): FeeStep[] {
  if (quotientFamilial === null || !quotientOrigin) return [];
  return [{ kind: "quotientOrigin", quotientFamilial, ...quotientOrigin }];
}

function firstRule(rules: readonly CompiledRule[], facts: Facts): Result<CompiledRule, FeeError> {
  for (const rule of rules) {
    const match = matchConditions(rule.when, facts);
    if (match.kind === "yes") return ok(rule);
    if (match.kind === "missing") return incomplete(match.facet);
  }
  throw new Error("No rule matches: the schedule was not checked");
}

function incomplete(missing: Facet): Result<never, FeeError> {
  return err({ tag: "IncompleteSituation", missing });
}

function supplementsFor(
  supplements: readonly Supplement[],
  facts: Facts,
  { late, events = [] }: FeeSituation,
): Result<Supplement[], FeeError> {
  const applicable: Supplement[] = [];
  for (const supplement of supplements) {
    if (supplement.when.late && !late) continue;
    if (supplement.when.event !== undefined && !events.includes(supplement.when.event)) continue;
    const match = matchConditions(supplement.when, facts);
    if (match.kind === "missing") return incomplete(match.facet);
    if (match.kind === "yes") applicable.push(supplement);
  }
  return ok(applicable);
}

function priceIn(
  rule: CompiledRule,
  step: number | null,
  { quotientFamilial: { precision } }: CheckedSchedule,
): { unit: PricedUnit; steps: FeeStep[] } {
  if (step === null) return { unit: highestPrice(rule.bands, precision), steps: [] };
  const band = rule.bands.find(({ first, last }) => first <= step && (last === null || step <= last));
  if (band === undefined) throw new Error("No band holds this quotient: the schedule was not checked");
  const quotientFamilial = eurosOfStep(step, precision);
  const unit = priceUnit(band.price, centsOfStep(step, precision));
  const steps: FeeStep[] = [];
  if (rule.banded) {
    const to = band.last === null ? null : eurosOfStep(band.last, precision);
    steps.push({ kind: "band", quotientFamilial, from: eurosOfStep(band.first, precision), to });
  }
  if (band.price.kind === "linear" && unit.linear !== null)
    steps.push({
      kind: "linear",
      ratePercent: band.price.ratePercent,
      quotientFamilial,
      plus: cents(band.price.plusCents ?? 0),
      ...unit.linear,
      amount: unit.unitCost,
    });
  return { unit, steps };
}

/** The most that a family can owe under a rule. Within a band the family's part never falls, so its end is enough. */
function highestPrice(bands: readonly CompiledBand[], precision: "euro" | "cent"): PricedUnit {
  const tops = bands.map(({ last, price }) => priceUnit(price, last === null ? null : centsOfStep(last, precision)));
  return tops.reduce((highest, unit) => (unit.familyShare > highest.familyShare ? unit : highest));
}

function shareSteps({ payers }: CheckedSchedule, unit: PricedUnit): FeeStep[] {
  if (unit.thirdParties.length === 0) return [];
  const parts = unit.thirdParties.map(({ payer, amount }): FeeStep => {
    const shareLabel = payers.find(({ code }) => code === payer)?.shareLabel ?? payer;
    return { kind: "thirdParty", shareLabel, amount };
  });
  return [...parts, { kind: "familyShare", amount: unit.familyShare }];
}

/**
 * Supplements in their order. A percentage is taken of the family's part and rounded half up. A reduction never takes
 * back more than what is owed: per unit, no unit falls below zero; per day, the line does not.
 */
function applySupplements(
  supplements: readonly Supplement[],
  familyShare: Cents,
  quantity: number,
): AppliedSupplement[] {
  const perUnit = supplements.filter(({ change }) => change.kind === "percent" || change.per === "unit");
  const perDay = supplements.filter(({ change }) => change.kind === "amount" && change.per === "day");
  let unitTotal: number = familyShare;
  const applied: AppliedSupplement[] = perUnit.map(({ code, label, change }) => {
    const amount = cents(Math.max(changeAmount(change, familyShare), 0 - unitTotal));
    unitTotal += amount;
    return { code, label, amount, per: "unit" };
  });
  let total = unitTotal * quantity;
  for (const { code, label, change } of perDay) {
    const amount = cents(Math.max(changeAmount(change, familyShare), 0 - total));
    total += amount;
    applied.push({ code, label, amount, per: "day" });
  }
  return applied;
}

function changeAmount(change: Supplement["change"], familyShare: Cents): number {
  if (change.kind === "amount") return change.amountCents;
  const percent = parseDecimal(change.percent);
  if (percent === null) throw new Error("A percentage is not a decimal: the schedule was not checked");
  const { numerator, denominator } = percentOf(percent, familyShare);
  return roundHalfUp(numerator, denominator);
}
