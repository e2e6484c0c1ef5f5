import type { QuotientBand, QuotientPrecision } from "./fee-schedule";

/**
 * The axis of quotients, cut in whole steps (one euro or one cent, as the town's `precision` says), so that a bound
 * belongs to exactly one side. Both ends are included; `last` null has no end.
 */
export interface QuotientInterval {
  readonly first: number;
  readonly last: number | null;
}

export type CoverageFault = QuotientInterval & { readonly kind: "gap" | "overlap" };

const EUROS = /^(\d{1,9})(?:\.(\d{1,2}))?$/;

/** Cents of a quotient in euros, exactly; null when it is negative, not a number or finer than a cent. */
export function quotientCents(euros: number): number | null {
  const match = EUROS.exec(String(euros));
  if (match === null) return null;
  const [, whole = "", decimals = ""] = match;
  return Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
}

/** The step that holds a quotient in cents: with the precision of a euro, its cents are dropped. */
export function stepOf(quotientInCents: number, precision: QuotientPrecision): number {
  return precision === "cent" ? quotientInCents : Math.trunc(quotientInCents / 100);
}

/** Lowest quotient of a step, in cents. */
export function centsOfStep(step: number, precision: QuotientPrecision): number {
  return precision === "cent" ? step : step * 100;
}

/** A step as euros, to be shown. */
export function eurosOfStep(step: number, precision: QuotientPrecision): number {
  return precision === "cent" ? step / 100 : step;
}

/** The steps that a band names; null when a bound is not on a step (750.50 in a scale of whole euros). */
export function intervalOf(band: QuotientBand, precision: QuotientPrecision): QuotientInterval | null {
  const first = exactStep(band.from, precision);
  const bound = band.below ?? band.upTo;
  const end = bound === undefined ? null : exactStep(bound, precision);
  if (first === null || (bound !== undefined && end === null)) return null;
  if (end === null) return { first, last: null };
  return { first, last: band.below === undefined ? end : end - 1 };
}

function exactStep(euros: number, precision: QuotientPrecision): number | null {
  const value = quotientCents(euros);
  if (value === null || (precision === "euro" && value % 100 !== 0)) return null;
  return stepOf(value, precision);
}

/** Every stretch of [0, ∞) that no interval covers, or that several do, in ascending order. */
export function coverageFaults(intervals: readonly QuotientInterval[]): CoverageFault[] {
  const faults: CoverageFault[] = [];
  let next: number | null = 0;
  for (const { first, last } of intervals.toSorted((a, b) => a.first - b.first)) {
    if (next === null) faults.push({ kind: "overlap", first, last });
    else if (first > next) faults.push({ kind: "gap", first: next, last: first - 1 });
    else if (first < next)
      faults.push({ kind: "overlap", first, last: last === null ? next - 1 : Math.min(last, next - 1) });
    if (next !== null) next = last === null ? null : Math.max(next, last + 1);
  }
  if (next !== null) faults.push({ kind: "gap", first: next, last: null });
  return faults;
}
