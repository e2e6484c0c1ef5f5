/** "…/famille/reservations?mois=2026-12&activite=…" */
export function bookingMonthHref(base: string, month: string, activityId: string): string {
  return `${base}/famille/reservations?${new URLSearchParams({ mois: month, activite: activityId })}`;
}

/** "…/famille/reservations?activite=…": the first month that has something to book. */
export function bookingHref(base: string, activityId: string): string {
  return `${base}/famille/reservations?${new URLSearchParams({ activite: activityId })}`;
}

/** "…/famille/reservations/semaine-type?activite=…" */
export function weekFormHref(base: string, activityId: string): string {
  return `${base}/famille/reservations/semaine-type?${new URLSearchParams({ activite: activityId })}`;
}
