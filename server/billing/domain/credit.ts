import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import type { DayState } from "./day-state";

/** A line of an issued invoice and the days of it that no credit note has given back. */
export interface CreditableLine {
  readonly position: number;
  readonly kind: "service" | "regularisation";
  readonly state: DayState | null;
  readonly familyId: string;
  readonly childId: string;
  readonly activityId: string;
  readonly days: readonly LocalDate[];
  readonly unit: Cents;
}

/** The days of one line to give back. */
export interface CreditedLine extends CreditableLine {
  /** Per day, the opposite of what was billed. */
  readonly unit: Cents;
  readonly amount: Cents;
}

export type CreditRefusal = "CreditNothingChosen" | "CreditAlreadyGiven" | "CreditNotNegative";

/** One day of one line, as a form sends it: "3.2026-12-08". */
export function creditKey(position: number, day: LocalDate): string {
  return `${position}.${day}`;
}

/**
 * What a credit note gives back: every day of what is left of the invoice ("all"), or the days chosen. A line that gave back
 * already is undone with the rest of its invoice, so that a whole credit note is worth the whole invoice. Refused when a day
 * chosen was given back meanwhile, or when nothing would be given back.
 */
export function creditOf(
  lines: readonly CreditableLine[],
  chosen: "all" | readonly string[],
): Result<CreditedLine[], CreditRefusal> {
  const wanted = chosen === "all" ? null : new Set(chosen);
  if (wanted?.size === 0) return err("CreditNothingChosen");
  const credited = lines.flatMap((line): CreditedLine[] => {
    const days = wanted ? line.days.filter((day) => wanted.has(creditKey(line.position, day))) : line.days;
    if (days.length === 0 || line.unit === 0) return [];
    const unit = cents(0 - line.unit);
    return [{ ...line, days, unit, amount: cents(unit * days.length) }];
  });
  const found = credited.reduce((sum, { days }) => sum + days.length, 0);
  if (found === 0 || (wanted && found < wanted.size)) return err("CreditAlreadyGiven");
  return sumCents(credited.map(({ amount }) => amount)) < 0 ? ok(credited) : err("CreditNotNegative");
}
