import "server-only";
import { type Activity, describeClosedReason, listSchools, type SchoolView, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, type LocalDate } from "@/server/platform/dates";

/** The days of an activity over all the schools that it serves. */
export interface OpenDays {
  readonly schools: readonly SchoolView[];
  /** Null when the school opens on that day, else why not: "vacances de Noël, jusqu'au dimanche 3 janvier". */
  closedReason(schoolId: string, day: LocalDate): string | null;
  /** Null when a school at least opens; else the reason when all have the same. */
  closedEverywhere(day: LocalDate): string | null;
  /** The nearest day before or after on which a school opens, within half a year. */
  neighbour(day: LocalDate, step: 1 | -1): LocalDate | null;
}

/** Longer than the summer. */
const HORIZON = 200;

export async function openDays(tx: Tx, city: { readonly department: string }, activity: Activity): Promise<OpenDays> {
  const served = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT school_id AS id FROM slot WHERE activity_id = ${activity.id}::uuid`;
  const schools = (await listSchools(tx)).filter((school) => served.some(({ id }) => id === school.id));
  const calendarOf = await schoolCalendars(tx, city, activity);
  const closedReason = (schoolId: string, day: LocalDate) => {
    const state = calendarOf(schoolId).dayState(day);
    return state.open ? null : describeClosedReason(state.reason);
  };
  const opens = (day: LocalDate) => schools.some(({ id }) => closedReason(id, day) === null);
  return {
    schools,
    closedReason,
    closedEverywhere(day) {
      if (opens(day)) return null;
      const reasons = new Set(schools.map(({ id }) => closedReason(id, day)));
      const [reason] = reasons;
      return reasons.size === 1 && reason ? reason : "aucune école n’est ouverte";
    },
    neighbour(day, step) {
      for (let away = 1; away <= HORIZON; away++) {
        const candidate = addDays(day, step * away);
        if (opens(candidate)) return candidate;
      }
      return null;
    },
  };
}
