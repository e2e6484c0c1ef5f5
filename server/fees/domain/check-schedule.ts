import { err, ok, type Result } from "@/server/platform/result";
import { type CompiledRule, compileRule, type RuleDraft, stretch } from "./compile-rule";
import { parseDecimal } from "./exact-decimal";
import {
  COUNT_FACETS,
  combinations,
  type FacetAxis,
  type FacetOption,
  facetAxes,
  factsOf,
  matchConditions,
} from "./facets";
import type { FeeScheduleProblem, Place } from "./fee-errors";
import type { Conditions, FeeSchedule, ThirdPartyShare } from "./fee-schedule";
import { quotientCents } from "./quotient-axis";

/** A schedule in which every child and every quotient have exactly one price. Only such a schedule is evaluated. */
export interface CheckedSchedule extends FeeSchedule {
  readonly compiled: readonly CompiledRule[];
}

/** Combinations of facets beyond which a grid is refused: it could be neither checked quickly nor read by anyone. */
const COMBINATION_LIMIT = 50_000;

/**
 * Proves that a schedule answers every situation exactly once (F1): for each combination of the conditions that its
 * rules tell apart, a rule applies (the first that matches), and its bands cover every quotient from 0 up, without
 * gap or overlap. Returns all that is wrong, with the place, for the staff to correct.
 */
export function checkSchedule(schedule: FeeSchedule): Result<CheckedSchedule, FeeScheduleProblem[]> {
  const drafts = schedule.rules.map((rule) => compileRule(rule, schedule.quotientFamilial));
  const problems = [...vocabularyProblems(schedule), ...drafts.flatMap((draft) => draft.problems)];
  if (problems.length === 0) problems.push(...coverageProblems(schedule, drafts));
  if (problems.length > 0) return err(problems);
  return ok({ ...schedule, compiled: drafts.map((draft) => draft.rule) });
}

/** Codes, ranges and dates that make no sense: while there is one, coverage cannot be told. */
function vocabularyProblems(schedule: FeeSchedule): FeeScheduleProblem[] {
  const { effectiveFrom, effectiveTo, quotientFamilial, rules, supplements, profiles, payers } = schedule;
  const problems: FeeScheduleProblem[] = [
    ...duplicates(
      "rule",
      rules.map((rule) => rule.id),
    ),
    ...duplicates(
      "profile",
      profiles.map((profile) => profile.code),
    ),
    ...duplicates(
      "payer",
      payers.map((payer) => payer.code),
    ),
    ...duplicates(
      "supplement",
      supplements.map((supplement) => supplement.code),
    ),
    ...rules.flatMap((rule) => conditionProblems(rule.id, rule.when, schedule)),
    ...supplements.flatMap((supplement) => conditionProblems(supplement.code, supplement.when, schedule)),
    ...rules.flatMap((rule) => payerProblems(rule.id, sharesOf(rule), schedule)),
  ];
  for (const { code, change } of supplements)
    if (change.kind === "percent" && parseDecimal(change.percent) === null)
      problems.push({ tag: "InvalidDecimal", owner: code, text: change.percent });
  if (typeof effectiveTo === "string" && effectiveTo < effectiveFrom)
    problems.push({ tag: "EndsBeforeStart", from: effectiveFrom, to: effectiveTo });
  if (!isReferencePossible(quotientFamilial)) problems.push({ tag: "InvalidReference" });
  return problems;
}

type DuplicateKind = Extract<FeeScheduleProblem, { tag: "DuplicateCode" }>["kind"];

function duplicates(kind: DuplicateKind, codes: readonly string[]): FeeScheduleProblem[] {
  const repeated = new Set(codes.filter((code, index) => codes.indexOf(code) !== index));
  return [...repeated].map((code) => ({ tag: "DuplicateCode", kind, code }));
}

function conditionProblems(owner: string, when: Conditions, schedule: FeeSchedule): FeeScheduleProblem[] {
  const known = new Set(schedule.profiles.map((profile) => profile.code));
  const strangers = (when.profile ?? []).filter((code) => !known.has(code));
  const empty = COUNT_FACETS.filter((facet) => {
    const range = when[facet];
    return range !== undefined && typeof range.to === "number" && range.to < range.from;
  });
  return [
    ...strangers.map((code): FeeScheduleProblem => ({ tag: "UnknownProfile", owner, code })),
    ...empty.map((facet): FeeScheduleProblem => ({ tag: "EmptyRange", owner, facet })),
  ];
}

function sharesOf({ price }: FeeSchedule["rules"][number]): readonly ThirdPartyShare[] {
  if (price.kind === "bands") return price.bands.flatMap((band) => band.price.thirdParties ?? []);
  return price.thirdParties ?? [];
}

function payerProblems(owner: string, shares: readonly ThirdPartyShare[], schedule: FeeSchedule): FeeScheduleProblem[] {
  const known = new Set(schedule.payers.map((payer) => payer.code));
  const strangers = new Set(shares.map((part) => part.payer).filter((code) => !known.has(code)));
  return [...strangers].map((code) => ({ tag: "UnknownPayer", owner, code }));
}

/** The reference day must exist every year, and a town that waits for it must have one. */
function isReferencePossible({ reference, whenUnknown }: FeeSchedule["quotientFamilial"]): boolean {
  if (whenUnknown.apply === "asQuotient" && quotientCents(whenUnknown.value) === null) return false;
  if (reference.referenceDay === null) return reference.changes !== "nextReferenceDay";
  const { month, day } = reference.referenceDay;
  return day >= 1 && month >= 1 && month <= 12 && day <= daysOfMonth(month);
}

/** In a year that is not a leap year. */
function daysOfMonth(month: number): number {
  return month === 2 ? 28 : 30 + ((month + Math.floor(month / 8)) % 2);
}

function coverageProblems(schedule: FeeSchedule, drafts: readonly RuleDraft[]): FeeScheduleProblem[] {
  const axes = facetAxes(schedule);
  const count = axes.reduce((product, axis) => product * axis.length, 1);
  if (count > COMBINATION_LIMIT) return [{ tag: "TooManyCombinations", count, limit: COMBINATION_LIMIT }];
  const decided = new Map(drafts.map((draft) => [draft, [] as (readonly FacetOption[])[]]));
  const problems: FeeScheduleProblem[] = [];
  for (const options of combinations(axes)) {
    const facts = factsOf(options);
    const draft = drafts.find(({ rule }) => matchConditions(rule.when, facts).kind === "yes");
    if (draft === undefined) problems.push({ tag: "NoRule", place: options.map((option) => [option]) });
    else decided.get(draft)?.push(options);
  }
  for (const draft of drafts) {
    const { id: ruleId } = draft.rule;
    const cells = decided.get(draft) ?? [];
    if (cells.length === 0) problems.push({ tag: "RuleNeverApplies", ruleId });
    else {
      const place = placeOf(cells, axes);
      for (const fault of draft.faults)
        problems.push({
          tag: fault.kind === "gap" ? "QuotientGap" : "QuotientOverlap",
          ruleId,
          place,
          ...stretch(fault, schedule.quotientFamilial.precision),
        });
    }
  }
  return problems;
}

/** The options that these combinations share out of each axis; an axis of which all are there says nothing. */
function placeOf(cells: readonly (readonly FacetOption[])[], axes: readonly FacetAxis[]): Place {
  return axes.flatMap((axis, index) => {
    const present = axis.filter((option) => cells.some((cell) => cell[index] === option));
    return present.length === axis.length ? [] : [present];
  });
}
