import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { isExistingDay } from "@/server/platform/local-date";

/** "5 novembre 1992", "novembre 1992" or "1992": a presumed birth is said as far as it is known. */
export function birthText(birthdate: string): string {
  if (isExistingDay(birthdate)) return formatDayWithYear(birthdate);
  const first = `${birthdate}-01`;
  return /^\d{4}-\d{2}$/.test(birthdate) && isExistingDay(first) ? formatMonth(first) : birthdate;
}
