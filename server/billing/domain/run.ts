import { addMonths, firstDayOf, lastDayOf, type Month, monthOf } from "@/server/booking/domain";
import type { LocalDate } from "@/server/platform/dates";

/** A run is computed, looked at, issued; or abandoned before it is issued. */
export const RUN_STATUSES = ["computing", "review", "issuing", "issued", "abandoned"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** What is still being worked on: a régie has one such run at most. */
export function isOpen(status: RunStatus): boolean {
  return status === "computing" || status === "review" || status === "issuing";
}

/** How far back bills are compared with what is due now. */
const MONTHS_BACK = 12;

export interface RunPeriod {
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** The first day whose bills are compared with what is due now (X4). */
  readonly since: LocalDate;
}

/**
 * The days of a run. It looks back a year at most, and never before the first month that the régie invoiced here: what came
 * before was billed elsewhere. `firstIssued` is that month's first day; null before the first run.
 */
export function runPeriod(month: Month, firstIssued: LocalDate | null): RunPeriod {
  const first = firstDayOf(month);
  const yearBefore = firstDayOf(addMonths(month, -MONTHS_BACK));
  const begun = firstIssued === null || firstIssued > first ? first : firstIssued;
  const [, since = first] = [begun, yearBefore].toSorted();
  return { first, last: lastDayOf(month), since };
}

/** The month that a clerk most likely wants to invoice: the one before today's. */
export function usualMonth(today: LocalDate): Month {
  return addMonths(monthOf(today), -1);
}
