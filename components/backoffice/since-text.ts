import { Temporal } from "temporal-polyfill";
import { dayOf, formatDayWithYear, formatInstant } from "@/server/platform/dates";

/** "jeudi 12 mars 2026 à 18 h", in the city's zone. */
export function instantText(iso: string, zone: string): string {
  const instant = Temporal.Instant.from(iso);
  const year = formatDayWithYear(dayOf(instant, zone)).slice(-4);
  return formatInstant(instant, zone).replace(" à ", ` ${year} à `);
}
