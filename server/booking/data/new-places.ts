import "server-only";
import type { Temporal } from "temporal-polyfill";
import { findActivity, isPast, lastMoment, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { type HeldDay, type NewPlace, placeKey } from "../domain/school-move";

interface Asked {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly now: Temporal.Instant;
  readonly schoolId: string;
  /** "CE1"; "" when it is not known: where places are divided among levels (C5). */
  readonly level: string;
}

interface Row {
  slot_id: string;
  activity_id: string;
  day: string;
  free: number;
  wanted: boolean;
}

const queueOf = (hasQueue: boolean, isLate: boolean) => (hasQueue ? (isLate ? "late" : "open") : "none");

/** The places of a school on the days of a list, by activity and day. Three statements more for each activity. */
export async function newPlaces(
  { tx, city, now, schoolId, level }: Asked,
  held: readonly Pick<HeldDay, "activityId" | "day">[],
): Promise<Map<string, NewPlace>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.id AS slot_id, s.activity_id, s.day::text, s.capacity - s.taken AS free,
      app.first_waiting(s.id, NULL) IS NOT NULL AS wanted
    FROM (SELECT DISTINCT * FROM unnest(${held.map((one) => one.activityId)}::uuid[], ${held.map(({ day }) => day)}::date[])
      AS a (activity_id, day)) asked
    JOIN slot s ON s.city_id = app.city() AND s.activity_id = asked.activity_id AND s.school_id = ${schoolId}::uuid AND s.day = asked.day
    WHERE s.place_group_id IS NULL OR app.is_group_of(s.place_group_id, ${level})`;
  const places = new Map<string, NewPlace>();
  for (const [activityId, ofActivity] of Map.groupBy(rows, (row) => row.activity_id)) {
    const activity = await findActivity(tx, activityId);
    if (!activity) continue;
    const calendar = (await schoolCalendars(tx, city, activity))(schoolId);
    const { rules, whenFull } = activity.settings;
    for (const row of ofActivity) {
      const day = localDate(row.day);
      places.set(placeKey({ activityId, day }), {
        slotId: row.slot_id,
        free: row.free,
        isWanted: row.wanted,
        isOpen: calendar.dayState(day).open,
        queue: queueOf(whenFull === "waitlist", isPast(lastMoment(rules.booking, day, calendar, city.timezone), now)),
      });
    }
  }
  return places;
}
