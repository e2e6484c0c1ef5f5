import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { type ActivitySettings, activitySettingsSchema } from "../domain/activity-settings";
import type { QueueCriterion } from "../domain/choices";
import type { OpeningWindow } from "../domain/opening-window";
import { type OpeningRow, openingsOf } from "./openings";

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
  /** Who passes first on its waiting lists, the strongest criterion first (B5); empty: who came first. */
  readonly queueOrder: readonly QueueCriterion[];
  /** When it is open to booking and enrolment, and to whom; empty: always, to all. The soonest first. */
  readonly openings: readonly OpeningWindow[];
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
  queue_order: QueueCriterion[];
  openings: OpeningRow[] | null;
}

/** The code of the canteen, which most families come for: it stands before the other activities of a town. */
const FIRST = "cantine";

/** The activities of the city: the canteen, then the others by name. */
export async function listActivities(tx: Tx): Promise<Activity[]> {
  const rows = await tx.$queryRaw<ActivityRow[]>`
    SELECT a.id, a.code, a.name, a.unit_label, a.weekdays, a.first_day::text, a.last_day::text, a.settings, a.queue_order,
      (SELECT json_agg(json_build_object('id', w.id, 'kind', w.kind, 'opensAt', w.opens_at, 'closesAt', w.closes_at,
          'firstDay', w.first_day, 'lastDay', w.last_day, 'residences', w.residences, 'levels', w.levels, 'version', w.version,
          'schools', (SELECT json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.name)
                      FROM opening_window_school o JOIN school s ON s.city_id = o.city_id AND s.id = o.school_id
                      WHERE o.city_id = w.city_id AND o.opening_window_id = w.id)) ORDER BY w.opens_at, w.id)
       FROM opening_window w WHERE w.city_id = a.city_id AND w.activity_id = a.id) AS openings
    FROM activity a ORDER BY a.code <> ${FIRST}, a.name`;
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    unitLabel: row.unit_label,
    weekdays: row.weekdays,
    firstDay: localDate(row.first_day),
    lastDay: localDate(row.last_day),
    settings: activitySettingsSchema.parse(row.settings),
    queueOrder: row.queue_order,
    openings: openingsOf(row.openings),
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
