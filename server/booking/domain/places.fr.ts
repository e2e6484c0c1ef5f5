import { describePeriod, weekdayName } from "@/server/catalogue/domain";
import { formatDay, formatDayWithYear } from "@/server/platform/dates";
import type { PlacesScope } from "./places-scope";
import type { CountRange, PlacesRun } from "./places-view";

const numberFormat = new Intl.NumberFormat("fr-FR");

/** "1 jour", "1 058 jours" */
export function daysCount(count: number): string {
  return `${numberFormat.format(count)}\u00a0${count > 1 ? "jours" : "jour"}`;
}

/** "0 place", "1 place", "2 190 places" */
export function placesCount(count: number): string {
  return `${numberFormat.format(count)}\u00a0${count > 1 ? "places" : "place"}`;
}

/** "40", "30 à 40" */
export function rangeText({ least, most }: CountRange): string {
  return least === most ? numberFormat.format(least) : `${numberFormat.format(least)} à ${numberFormat.format(most)}`;
}

/** "3 jours", "3 jours, dans 9 écoles" */
export function closedText({ days, schools }: { readonly days: number; readonly schools: number }): string {
  return schools > 1 ? `${daysCount(days)}, dans ${numberFormat.format(schools)}\u00a0écoles` : daysCount(days);
}

/** "le jeudi 3 décembre", "du jeudi 3 décembre au vendredi 4 décembre, 2 jours" */
export function runText({ first, last, days }: Pick<PlacesRun, "first" | "last" | "days">): string {
  const period = describePeriod({ firstDay: first, lastDay: last });
  return days > 1 ? `${period}, ${daysCount(days)}` : period;
}

/** "jeudi 3 décembre", "du 3 décembre 2026 au 2 juillet 2027, seulement le lundi et le mardi" */
export function periodText({ first, last, weekdays }: Pick<PlacesScope, "first" | "last" | "weekdays">): string {
  if (first === last) return formatDay(first);
  const names = weekdays.map((day) => `le ${weekdayName(day)}`);
  const only = names.length > 1 ? `${names.slice(0, -1).join(", ")} et ${names.at(-1)}` : names[0];
  const period = `du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}`;
  return only ? `${period}, seulement ${only}` : period;
}
