import { parseDecimal, sumOf } from "./exact-decimal";
import type { FeeScheduleProblem, QuotientStretch } from "./fee-errors";
import type { Conditions, FeeRule, QuotientPolicy, QuotientPrecision, SinglePrice } from "./fee-schedule";
import { priceUnit } from "./price";
import {
  type CoverageFault,
  centsOfStep,
  coverageFaults,
  eurosOfStep,
  intervalOf,
  type QuotientInterval,
} from "./quotient-axis";

export interface CompiledBand extends QuotientInterval {
  readonly price: SinglePrice;
}

/** A rule whose bands cover every quotient exactly once. */
export interface CompiledRule {
  readonly id: string;
  readonly label: string;
  readonly when: Conditions;
  readonly banded: boolean;
  readonly bands: readonly CompiledBand[];
}

/** A rule as far as it could be compiled, what is wrong with it, and where its bands leave a gap or overlap. */
export interface RuleDraft {
  readonly rule: CompiledRule;
  readonly problems: readonly FeeScheduleProblem[];
  readonly faults: readonly CoverageFault[];
}

export function compileRule(rule: FeeRule, policy: QuotientPolicy): RuleDraft {
  const problems: FeeScheduleProblem[] = [];
  const bands: CompiledBand[] = [];
  const { precision } = policy;
  const banded = rule.price.kind === "bands";
  const entered = rule.price.kind === "bands" ? rule.price.bands : [{ from: 0, price: rule.price }];
  for (const band of entered) {
    const interval = intervalOf(band, precision);
    if (interval === null) problems.push({ tag: "BoundTooFine", ruleId: rule.id, from: band.from });
    else if (interval.last !== null && interval.last < interval.first)
      problems.push({ tag: "EmptyBand", ruleId: rule.id, from: band.from });
    else bands.push({ ...interval, price: band.price });
  }
  // A band that could not be read would also show as a gap: its own problem is the one to correct.
  const faults = problems.length > 0 ? [] : coverageFaults(bands);
  for (const band of bands) problems.push(...priceProblems(rule.id, band, policy));
  return { rule: { id: rule.id, label: rule.label, when: rule.when, banded, bands }, problems, faults };
}

function priceProblems(ruleId: string, band: CompiledBand, policy: QuotientPolicy): FeeScheduleProblem[] {
  const { price } = band;
  const unreadable = decimalsOf(price).filter((text) => parseDecimal(text) === null);
  if (unreadable.length > 0) return unreadable.map((text) => ({ tag: "InvalidDecimal", owner: ruleId, text }));
  if (price.kind === "linear") {
    const { floorCents = 0, ceilingCents } = price;
    if (ceilingCents !== undefined && floorCents > ceilingCents) return [{ tag: "FloorAboveCeiling", ruleId }];
    if (ceilingCents === undefined && band.last === null && policy.whenUnknown.apply === "highestPrice")
      return [{ tag: "NoHighestPrice", ruleId }];
  }
  // The family's part never falls when the quotient rises: the lowest quotient of the band is the one to test.
  const lowest = priceUnit(price, centsOfStep(band.first, policy.precision));
  const from = eurosOfStep(band.first, policy.precision);
  const exceeded = lowest.familyShare < 0 || lowest.thirdParties.some((part) => part.amount < 0);
  return exceeded || exceedWhole(price) ? [{ tag: "SharesExceedCost", ruleId, from }] : [];
}

function decimalsOf(price: SinglePrice): string[] {
  const percents = (price.thirdParties ?? []).flatMap((part) => ("percent" in part ? [part.percent] : []));
  return price.kind === "linear" ? [price.ratePercent, ...percents] : percents;
}

/** Whether the percentages of the third parties, added exactly, are more than the whole. */
function exceedWhole({ thirdParties = [] }: SinglePrice): boolean {
  const percents = thirdParties.flatMap((part) => ("percent" in part ? (parseDecimal(part.percent) ?? []) : []));
  const { numerator, denominator } = percents.reduce(sumOf, { numerator: 0n, denominator: 1n });
  return numerator > 100n * denominator;
}

export function stretch(interval: QuotientInterval, precision: QuotientPrecision): QuotientStretch {
  const { first, last } = interval;
  return { from: eurosOfStep(first, precision), to: last === null ? null : eurosOfStep(last, precision) };
}
