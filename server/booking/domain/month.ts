import { type LocalDate, localDate, plainDate } from "@/server/platform/dates";

/** A civil month, "2026-12". */
export type Month = string;

export function monthOf(day: LocalDate): Month {
  return day.slice(0, 7);
}

export function firstDayOf(month: Month): LocalDate {
  return localDate(`${month}-01`);
}

export function lastDayOf(month: Month): LocalDate {
  return localDate(plainDate(firstDayOf(month)).add({ months: 1 }).subtract({ days: 1 }).toString());
}

/** The month that comes `count` months later; earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  return plainDate(firstDayOf(month)).add({ months: count }).toString().slice(0, 7);
}
