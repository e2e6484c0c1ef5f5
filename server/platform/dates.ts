import { Temporal } from "temporal-polyfill";
import { isExistingDay } from "./local-date";

/** A civil day, "2026-11-22". It has no hour and no zone: it is the day that the family reads on the wall. */
export type LocalDate = string & { readonly __brand: "LocalDate" };

/** @throws RangeError when `text` is not an existing ISO day. */
export function localDate(text: string): LocalDate {
  if (isExistingDay(text)) return text;
  return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as LocalDate;
}

export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return localDate(text) === text;
  } catch {
    return false;
  }
}

export function plainDate(day: LocalDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}

/** Days from one midnight in UTC to the next: civil days have no zone, hence no change of hour. */
const DAY_MS = 24 * 60 * 60 * 1000;

function utcMidnight(day: LocalDate): number {
  return Date.parse(`${day}T00:00Z`);
}

/** Counted on the day's midnight in UTC: pages ask for thousands of days, and Temporal takes microseconds for each. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return new Date(utcMidnight(day) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekday(day: LocalDate): number {
  return new Date(utcMidnight(day)).getUTCDay() || 7;
}

/** Every day from `first` to `last`, both included. Empty when `last` comes before `first`. */
export function daysBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The civil day of an instant in a zone such as "Europe/Paris". */
export function dayOf(instant: Temporal.Instant, zone: string): LocalDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString() as LocalDate;
}

const dayFormat = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
const dayYearFormat = new Intl.DateTimeFormat("fr-FR", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const monthFormat = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "UTC" });

/** "jeudi 12 mars"; the first of the month is "1er". */
export function formatDay(day: LocalDate): string {
  return ordinal(dayFormat.format(utcMidnight(day)));
}

/** "jeudi 12 mars 2026": in a list that may run over the end of a year. */
export function formatWeekdayWithYear(day: LocalDate): string {
  return `${formatDay(day)} ${day.slice(0, 4)}`;
}

/** "12 mars 2026" */
export function formatDayWithYear(day: LocalDate): string {
  return ordinal(dayYearFormat.format(utcMidnight(day)));
}

/** "mars 2026", for the month that holds `day`. */
export function formatMonth(day: LocalDate): string {
  return monthFormat.format(utcMidnight(day));
}

/** "de mars 2026", "d’octobre 2026": the same month after a noun, as in « les présences d’octobre 2026 ». */
export function formatOfMonth(day: LocalDate): string {
  const month = formatMonth(day);
  return /^[aeiouyàâéèêîôû]/i.test(month) ? `d’${month}` : `de ${month}`;
}

/** "jeudi 12 mars à 18 h", "jeudi 12 mars à 9 h 05": an instant as a family of that zone reads it. */
export function formatInstant(instant: Temporal.Instant, zone: string): string {
  return `${formatDay(dayOf(instant, zone))} à ${formatTime(instant, zone)}`;
}

/** "18 h", "9 h 05": the time of day of an instant in the zone. */
export function formatTime(instant: Temporal.Instant, zone: string): string {
  const { hour, minute } = instant.toZonedDateTimeISO(zone);
  return `${hour}\u00a0h${minute === 0 ? "" : `\u00a0${String(minute).padStart(2, "0")}`}`;
}

function ordinal(text: string): string {
  return text.replace(/(^|\s)1 (?=\p{L})/u, "$11er ");
}
