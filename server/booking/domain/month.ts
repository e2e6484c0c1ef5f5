import { type LocalDate, localDate, plainDate } from "@/server/platform/dates";

/** A civil month, "2026-12". */
export type Month = string;

/** The civil month of a day. */
export function monthOf(day: LocalDate): Month {
  return day.slice(0, 7);
}

/** Its first day, always the 1st. @throws RangeError for what is no month. */
export function firstDayOf(month: Month): LocalDate {
  return localDate(`${month}-01`);
}

/** Its last day, the 28th to the 31st. @throws RangeError for what is no month. */
export function lastDayOf(month: Month): LocalDate {
  return localDate(plainDate(firstDayOf(month)).add({ months: 1 }).subtract({ days: 1 }).toString());
}

/** The month that comes `count` months later; earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  return plainDate(firstDayOf(month)).add({ months: count }).toString().slice(0, 7);
}
