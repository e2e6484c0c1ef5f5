import { addDays, type LocalDate } from "@/server/platform/dates";

/** Days after it was sent during which a third party opens its invoice by the link of its mail. */
export const OPEN_DAYS = 90;

/** The last day of a link. An invoice names children: it does not stay open behind a link for ever. */
export function lastDayOfLink(sentOn: LocalDate): LocalDate {
  return addDays(sentOn, OPEN_DAYS);
}
