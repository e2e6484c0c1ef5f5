import {
  type Conditions,
  type CountRange,
  type FeeSchedule,
  REGULARITIES,
  RESIDENCES,
  type Residence,
} from "./fee-schedule";

export const CHOICE_FACETS = ["residence", "profile", "regularity", "schoolCode", "classKind"] as const;
export const COUNT_FACETS = ["childRank", "childCount", "attendances"] as const;
export type ChoiceFacet = (typeof CHOICE_FACETS)[number];
export type CountFacet = (typeof COUNT_FACETS)[number];
export type Facet = ChoiceFacet | CountFacet;

/** The value that stands for "any other school" or "a class of no special kind": no condition can name it. */
export const ANY_OTHER = "";

/** What is known of a child for a day, facet by facet. */
export type Facts = { readonly [F in ChoiceFacet]?: string } & { readonly [F in CountFacet]?: number };

export type Match = { readonly kind: "yes" | "no" } | { readonly kind: "missing"; readonly facet: Facet };

/** Whether every condition holds. "missing" only when nothing else already says no. */
export function matchConditions(when: Conditions, facts: Facts): Match {
  let missing: Facet | undefined;
  for (const facet of CHOICE_FACETS) {
    const allowed: readonly string[] | undefined = when[facet];
    const value = facts[facet];
    if (allowed === undefined) continue;
    if (value === undefined) missing ??= facet;
    else if (!allowed.includes(value)) return { kind: "no" };
  }
  for (const facet of COUNT_FACETS) {
    const range = when[facet];
    const value = facts[facet];
    if (range === undefined) continue;
    if (value === undefined) missing ??= facet;
    else if (!inRange(value, range)) return { kind: "no" };
  }
  return missing === undefined ? { kind: "yes" } : { kind: "missing", facet: missing };
}

function inRange(value: number, range: CountRange): boolean {
  return value >= range.from && value <= (range.to ?? Number.POSITIVE_INFINITY);
}

/** One value of a facet that the rules tell apart from the others. */
export type FacetOption =
  | { readonly facet: "residence"; readonly value: Residence }
  | { readonly facet: Exclude<ChoiceFacet, "residence">; readonly value: string; readonly label?: string }
  | { readonly facet: CountFacet; readonly range: CountRange };

/** All the options of one facet. */
export type FacetAxis = readonly FacetOption[];

/** The facets that the rules of a schedule use, each cut in the values that the rules tell apart. */
export function facetAxes(schedule: FeeSchedule): FacetAxis[] {
  const conditions = schedule.rules.map((rule) => rule.when);
  const named = (facet: ChoiceFacet): string[] => [...new Set(conditions.flatMap((when) => when[facet] ?? []))];
  const axes: FacetAxis[] = [];
  if (named("residence").length > 0) axes.push(RESIDENCES.map((value) => ({ facet: "residence", value })));
  if (named("profile").length > 0)
    axes.push(schedule.profiles.map(({ code, label }) => ({ facet: "profile", value: code, label })));
  if (named("regularity").length > 0) axes.push(REGULARITIES.map((value) => ({ facet: "regularity", value })));
  for (const facet of ["schoolCode", "classKind"] as const) {
    const values = named(facet);
    if (values.length > 0) axes.push([...values, ANY_OTHER].map((value) => ({ facet, value })));
  }
  for (const facet of COUNT_FACETS) {
    const ranges = conditions.flatMap((when) => when[facet] ?? []);
    if (ranges.length > 0) axes.push(cut(ranges).map((range) => ({ facet, range })));
  }
  return axes;
}

/** Cuts 1, 2, 3… at every bound, so that each piece is wholly inside or wholly outside each range. */
function cut(ranges: readonly CountRange[]): CountRange[] {
  const starts = new Set([1]);
  for (const { from, to } of ranges) {
    starts.add(from);
    if (typeof to === "number") starts.add(to + 1);
  }
  const sorted = [...starts].toSorted((a, b) => a - b);
  return sorted.map((from, index) => {
    const following = sorted[index + 1];
    return { from, to: following === undefined ? null : following - 1 };
  });
}

/** Every combination of one option per axis; a single empty one when there is no axis. */
export function* combinations(axes: readonly FacetAxis[]): Generator<readonly FacetOption[]> {
  const [axis, ...rest] = axes;
  if (axis === undefined) {
    yield [];
    return;
  }
  for (const option of axis) for (const others of combinations(rest)) yield [option, ...others];
}

/** A child who stands for a combination. */
export function factsOf(options: readonly FacetOption[]): Facts {
  const facts: { -readonly [F in keyof Facts]: Facts[F] } = {};
  for (const option of options) {
    if ("range" in option) facts[option.facet] = option.range.from;
    else facts[option.facet] = option.value;
  }
  return facts;
}
