import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { type ActivitySettings, activitySettingsSchema } from "../domain/activity-settings";

/** Something that a town opens to children: the canteen, and later the rest of C1. */
export interface Activity {
  readonly id: string;
  readonly code: string;
  /** "Restauration scolaire" */
  readonly name: string;
  /** What one books, "Repas". */
  readonly unitLabel: string;
  /** Days on which it opens, Monday 1 to Sunday 7. */
  readonly weekdays: readonly number[];
  /** First and last day of its school year, both included. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly settings: ActivitySettings;
}

interface ActivityRow {
  id: string;
  code: string;
  name: string;
  unit_label: string;
  weekdays: number[];
  first_day: string;
  last_day: string;
  settings: unknown;
}

/** The code of the canteen, which most families come for: it stands before the other activities of a town. */
const FIRST = "cantine";

/** The activities of the city: the canteen, then the others by name. */
export async function listActivities(tx: Tx): Promise<Activity[]> {
  const rows = await tx.$queryRaw<ActivityRow[]>`
    SELECT id, code, name, unit_label, weekdays, first_day::text, last_day::text, settings FROM activity
    ORDER BY code <> ${FIRST}, name`;
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    unitLabel: row.unit_label,
    weekdays: row.weekdays,
    firstDay: localDate(row.first_day),
    lastDay: localDate(row.last_day),
    settings: activitySettingsSchema.parse(row.settings),
  }));
}

/** An activity of the city by its id; undefined when the city has none of this id. */
export async function findActivity(tx: Tx, activityId: string): Promise<Activity | undefined> {
  return (await listActivities(tx)).find((activity) => activity.id === activityId);
}

/** By the short name that addresses and forms carry, "cantine". */
export async function findActivityByCode(tx: Tx, code: string): Promise<Activity | undefined> {
  return (await listActivities(tx)).find((activity) => activity.code === code);
}
