import { type Cents, cents } from "@/server/platform/money";

/** One debtor and one day of one child, in cents. */
export interface DayAccount {
  /** What the day costs this debtor, with what is known now. */
  readonly due: Cents;
  /** What issued invoices asked for it, regularisations included, gestures left out. */
  readonly billed: Cents;
  /** What credit notes gave back for it, as a gesture. */
  readonly credited: Cents;
}

/**
 * What a run bills for a day: what is due, less what was billed (docs/adr/0015). A gesture is not "billed less": when less is
 * due now, what it gave back already is not given back again; when more is due, it is not taken back.
 */
export function differenceOf({ due, billed, credited }: DayAccount): Cents {
  const difference = due - billed;
  return cents(difference < 0 ? Math.min(0, difference + credited) : difference);
}
