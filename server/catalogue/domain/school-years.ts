import { localDate } from "@/server/platform/dates";
import type { SchoolHoliday, SchoolYear } from "./school-calendar";

/**
 * The school years that a list of holidays makes known, in order. By convention each goes from 1 September to
 * 31 August, its summer included; a later first day of class is written as holidays that last until its eve.
 */
export function schoolYearsOf(holidays: readonly SchoolHoliday[]): SchoolYear[] {
  const starts = new Set<number>();
  for (const { firstDay } of holidays) {
    const year = Number(firstDay.slice(0, 4));
    starts.add(firstDay >= `${year}-09-01` ? year : year - 1);
  }
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => ({
      label: `${start}-${start + 1}`,
      firstDay: localDate(`${start}-09-01`),
      lastDay: localDate(`${start + 1}-08-31`),
    }));
}
