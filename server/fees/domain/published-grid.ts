import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import type { CheckedSchedule } from "./check-schedule";
import type { CompiledRule } from "./compile-rule";
import { combinations, facetAxes, factsOf, matchConditions } from "./facets";
import type { QuotientStretch } from "./fee-errors";
import type { Conditions, FeeSchedule, LinearPrice, SinglePrice } from "./fee-schedule";
import { type PricedUnit, priceUnit } from "./price";
import { eurosOfStep } from "./quotient-axis";

/** A price whatever the quotient inside its band, and how it is shared. Cents. */
export interface AmountPrice {
  readonly kind: "amount";
  readonly cost: Cents;
  readonly thirdParties: readonly { readonly shareLabel: string; readonly amount: Cents }[];
  readonly familyShare: Cents;
}

/** A price in proportion to the quotient, with examples from below its floor to above its ceiling. */
export interface ProportionalPrice {
  readonly kind: "proportional";
  readonly price: LinearPrice;
  readonly examples: readonly WorkedExample[];
}

export interface WorkedExample {
  /** Euros. */
  readonly quotient: number;
  readonly unit: PricedUnit;
}

export interface PublishedBand extends QuotientStretch {
  readonly price: AmountPrice | ProportionalPrice;
}

/** One rule as a family reads it. Bands of the same price that touch are told as one. */
export interface PublishedTariff {
  readonly id: string;
  readonly label: string;
  readonly when: Conditions;
  readonly bands: readonly PublishedBand[];
}

/** A schedule of fees for the public (F1): the very data that prices bookings, in the order of a page. */
export interface PublishedGrid
  extends Pick<FeeSchedule, "label" | "unit" | "source" | "quotientFamilial" | "profiles" | "supplements"> {
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
  readonly tariffs: readonly PublishedTariff[];
  /** Some child matches several rules: their order then counts, and must be said. */
  readonly orderCounts: boolean;
}

const made = new WeakMap<CheckedSchedule, PublishedGrid>();

/** Made once for each schedule: looking for overlaps walks through every combination of its conditions. */
export function publishedGrid(schedule: CheckedSchedule): PublishedGrid {
  const known = made.get(schedule);
  if (known) return known;
  const grid = makeGrid(schedule);
  made.set(schedule, grid);
  return grid;
}

function makeGrid(schedule: CheckedSchedule): PublishedGrid {
  const { label, unit, source, quotientFamilial, profiles, supplements, version, effectiveFrom } = schedule;
  return {
    label,
    unit,
    source,
    quotientFamilial,
    profiles,
    supplements,
    version,
    effectiveFrom,
    effectiveTo: schedule.effectiveTo ?? null,
    tariffs: schedule.compiled.map((rule) => publishedTariff(rule, schedule)),
    orderCounts: hasOverlap(schedule),
  };
}

/** The version in force on a day is told by `selectSchedule`; this is the first one that starts after it. */
export function nextVersion<S extends Pick<FeeSchedule, "effectiveFrom" | "version">>(
  versions: readonly S[],
  day: LocalDate,
): S | undefined {
  return versions
    .filter((version) => version.effectiveFrom > day)
    .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || b.version - a.version)[0];
}

function publishedTariff({ id, label, when, bands }: CompiledRule, schedule: CheckedSchedule): PublishedTariff {
  const { precision } = schedule.quotientFamilial;
  const published: PublishedBand[] = [];
  for (const band of bands.toSorted((a, b) => a.first - b.first)) {
    const price = publishedPrice(band.price, schedule);
    const to = band.last === null ? null : eurosOfStep(band.last, precision);
    const before = published.at(-1);
    if (before && isSameAmount(before.price, price)) published[published.length - 1] = { ...before, to };
    else published.push({ from: eurosOfStep(band.first, precision), to, price });
  }
  return { id, label, when, bands: published };
}

function publishedPrice(price: SinglePrice, schedule: CheckedSchedule): AmountPrice | ProportionalPrice {
  if (price.kind === "linear") return { kind: "proportional", price, examples: workedExamples(price) };
  const { unitCost, familyShare, thirdParties } = priceUnit(price, 0);
  const labelOf = (code: string) => schedule.payers.find((payer) => payer.code === code)?.shareLabel ?? code;
  return {
    kind: "amount",
    cost: unitCost,
    thirdParties: thirdParties.map(({ payer, amount }) => ({ shareLabel: labelOf(payer), amount })),
    familyShare,
  };
}

function isSameAmount(a: PublishedBand["price"], b: PublishedBand["price"]): boolean {
  return a.kind === "amount" && b.kind === "amount" && JSON.stringify(a) === JSON.stringify(b);
}

/** Round quotients: one held at the floor, three on the slope, one held at the ceiling. */
function workedExamples(price: LinearPrice): WorkedExample[] {
  const rate = Number(price.ratePercent);
  const quotientAt = (amount: number) => (rate > 0 ? (amount - (price.plusCents ?? 0)) / rate : 0);
  const low = price.floorCents === undefined ? 0 : quotientAt(price.floorCents);
  const high = price.ceilingCents === undefined ? low + 1500 : quotientAt(price.ceilingCents);
  const between = [0.2, 0.5, 0.8].map((share) => low + (high - low) * share);
  const round = (quotient: number) => Math.max(0, Math.round(quotient / 50) * 50);
  const quotients = [...new Set([low * 0.6, ...between, high * 1.25].map(round))].filter((quotient) => quotient > 0);
  return quotients.map((quotient) => ({ quotient, unit: priceUnit(price, cents(quotient * 100)) }));
}

function hasOverlap(schedule: CheckedSchedule): boolean {
  for (const options of combinations(facetAxes(schedule))) {
    const facts = factsOf(options);
    const matching = schedule.compiled.filter((rule) => matchConditions(rule.when, facts).kind === "yes");
    if (matching.length > 1) return true;
  }
  return false;
}

/** The same grid with the names of the schools in place of the codes (UAI) by which its rules know them. */
export function withSchoolNames(grid: PublishedGrid, names: ReadonlyMap<string, string>): PublishedGrid {
  const tariffs = grid.tariffs.map((tariff) => {
    const { schoolCode } = tariff.when;
    if (!schoolCode) return tariff;
    const schools = schoolCode.map((code) => names.get(code) ?? "d’une autre ville");
    return { ...tariff, when: { ...tariff.when, schoolCode: schools } };
  });
  return { ...grid, tariffs };
}
