import type { LocalDate } from "./dates";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether `text` is an existing ISO day. The same answer as `dates.isLocalDate`, without Temporal: forms check it in the browser. */
export function isExistingDay(text: string): text is LocalDate {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === "") return false;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const last = month === "02" && leap ? 29 : (DAYS[Number(month) - 1] ?? 0);
  return Number(day) >= 1 && Number(day) <= last;
}

/** "24/09/2018", as one types the day 2018-09-24 into a field; nothing for no day. */
export function typedDay(day: string): string {
  return day.split("-").toReversed().join("/");
}

/** What hints and errors show as a day that is typed well: of this school year, and those when a child and an adult were born. */
export const DAY_EXAMPLE = "24/09/2026";
export const BIRTHDAY_EXAMPLE = "24/09/2018";
export const ADULT_BIRTHDAY_EXAMPLE = "24/09/1988";
