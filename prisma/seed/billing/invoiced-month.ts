import { addMonths, firstDayOf, type Month, monthOf } from "@/server/booking/domain";
import type { LocalDate } from "@/server/platform/dates";
import type { Town } from "../town/town";
import { openDaysOf } from "../town/town-rows";

/** A month with fewer days of canteen is not worth a run: July and August. */
const FEWEST_DAYS = 5;

/**
 * The month that the demonstration issues: the last of the canteen's at least two before today's, June from August to
 * October. Undefined when the town's calendar begins later.
 */
export function invoicedMonth(town: Town, today: LocalDate): Month | undefined {
  const latest = addMonths(monthOf(today), -2);
  const days = new Map<Month, number>();
  for (const day of openDaysOf(town.canteen, town)) days.set(monthOf(day), (days.get(monthOf(day)) ?? 0) + 1);
  const months = [...days].filter(([month, open]) => month <= latest && open >= FEWEST_DAYS);
  return months.at(-1)?.[0];
}

/** The first day whose meals the demonstration needs, for them to be invoiced. */
export function invoicedFrom(town: Town, today: LocalDate): LocalDate {
  return firstDayOf(invoicedMonth(town, today) ?? addMonths(monthOf(today), -2));
}
