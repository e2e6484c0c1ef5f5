import type { LocalDate } from "@/server/platform/dates";

/** "…/agents/presences?mois=2026-11&activite=…" */
export function attendanceMonthHref(base: string, month: string, activityId: string): string {
  return `${base}/agents/presences?${new URLSearchParams({ mois: month, activite: activityId })}`;
}

interface Sheet {
  readonly activityId: string;
  readonly schoolId: string;
  readonly day: LocalDate;
}

/** "…/agents/presences/feuille?jour=2026-11-12&ecole=…&activite=…" */
export function attendanceSheetHref(base: string, { activityId, schoolId, day }: Sheet): string {
  return `${base}/agents/presences/feuille?${new URLSearchParams({ jour: day, ecole: schoolId, activite: activityId })}`;
}
