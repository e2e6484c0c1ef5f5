import type pg from "pg";
import { schoolCalendar, territoryOf } from "@/server/catalogue/domain";
import { daysBetween } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { DescribedActivity, Town } from "./read-description";
import type { RowWriter } from "./row-writer";

/**
 * The places of each open day that has none yet: those that are there stay as they are, whatever the file says. Where staff
 * have divided the places of a school among levels, a day that is added is divided as those around it (C5).
 */
export async function openDays(
  client: pg.ClientBase,
  writer: RowWriter,
  { years, holidays, department }: Town,
  { id, weekdays, settings, firstDay, lastDay, places }: DescribedActivity & { readonly id: string },
  schools: ReadonlyMap<string, string>,
): Promise<void> {
  const calendar = schoolCalendar({
    years,
    holidays,
    territory: territoryOf(department),
    closures: [],
    schoolWeekdays: settings.schoolWeekdays,
    openWeekdays: weekdays,
    season: settings.season,
  });
  const days = daysBetween(firstDay, lastDay).filter((day) => calendar.dayState(day).open);
  // The lock of whoever divides places or closes days: they replace or read all the slots that are there.
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('closings ' || app.city(), 0))");
  for (const [uai, capacity] of Object.entries(places)) {
    const { rows } = await client.query<{ days: number }>(ADDED_DAYS, [
      id,
      schools.get(uai),
      capacity,
      days.map(() => newId()),
      days,
    ]);
    const added = rows[0]?.days ?? 0;
    writer.note("slot", "created", added);
    writer.note("slot", "same", days.length - added);
  }
}

/**
 * A day is divided as the next one where that division had begun, else as the one before. Each group has the places that it
 * has on most days; those who are in no group have some where they have some every day.
 */
const ADDED_DAYS = `
  WITH added AS (
    SELECT n.id, n.day, coalesce(
      (SELECT v.id FROM (SELECT o.place_group_id FROM slot o WHERE o.city_id = app.city() AND o.activity_id = $1 AND o.school_id = $2
                         AND o.day > n.day ORDER BY o.day LIMIT 1) next
       JOIN place_group g ON g.city_id = app.city() AND g.id = next.place_group_id
       JOIN place_division v ON v.city_id = g.city_id AND v.id = g.division_id WHERE v.first_day <= n.day),
      (SELECT g.division_id FROM (SELECT o.place_group_id FROM slot o WHERE o.city_id = app.city() AND o.activity_id = $1 AND o.school_id = $2
                                  AND o.day < n.day ORDER BY o.day DESC LIMIT 1) last
       JOIN place_group g ON g.city_id = app.city() AND g.id = last.place_group_id)) AS division_id
    FROM unnest($4::uuid[], $5::date[]) n (id, day)
    WHERE NOT EXISTS (SELECT FROM slot o WHERE o.city_id = app.city() AND o.activity_id = $1 AND o.school_id = $2 AND o.day = n.day)
  ), divided AS (
    SELECT g.division_id, g.id, g.for_others, s.day, coalesce(s.capacity_target, s.capacity) AS places
    FROM place_group g JOIN slot s ON s.city_id = g.city_id AND s.place_group_id = g.id
    WHERE g.city_id = app.city() AND g.division_id IN (SELECT a.division_id FROM added a)
  ), groups AS (
    SELECT d.division_id, d.id, mode() WITHIN GROUP (ORDER BY d.places) AS places FROM divided d
    GROUP BY d.division_id, d.id, d.for_others
    HAVING NOT d.for_others OR count(*) = (SELECT count(DISTINCT o.day) FROM divided o WHERE o.division_id = d.division_id)
  ), made AS (
    INSERT INTO slot (city_id, id, activity_id, school_id, day, place_group_id, capacity)
    SELECT app.city(), CASE WHEN g.id IS NULL THEN a.id ELSE gen_random_uuid() END, $1, $2, a.day, g.id, coalesce(g.places, $3)
    FROM added a LEFT JOIN groups g ON g.division_id = a.division_id
    ON CONFLICT (city_id, activity_id, school_id, day, place_group_id) DO NOTHING RETURNING day
  ) SELECT count(DISTINCT day)::int AS days FROM made`;
