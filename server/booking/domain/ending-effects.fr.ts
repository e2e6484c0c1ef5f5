import { formatWeekdayWithYear, isLocalDate, type LocalDate } from "@/server/platform/dates";

/** "le vendredi 4 décembre 2026 a changé": what has changed since a recap was read. */
export function endingChangeText(days: readonly LocalDate[]): string {
  const [first] = days;
  if (!first) return "quelque chose a changé";
  if (days.length === 1) return `le ${formatWeekdayWithYear(first)} a changé`;
  return `ces jours ont changé\u00a0: ${days.map(formatWeekdayWithYear).join(", ")}`;
}

/** The days that an address names, "2026-12-04.2026-12-07"; what is no day is left out. */
export const changedDays = (text: string): LocalDate[] => text.split(".").filter(isLocalDate);
