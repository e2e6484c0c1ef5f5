import "server-only";
import { SCHOOL_LEVELS, type SchoolLevel } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { DayPlaces } from "../domain/places";

interface Scope {
  readonly activityId: string;
  /** Null for every school. */
  readonly schoolId: string | null;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** Monday 1 to Sunday 7; all days when empty. */
  readonly weekdays: readonly number[];
}

interface SlotRow {
  id: string;
  school_id: string;
  day: string;
  levels: SchoolLevel[] | null;
  capacity: number;
  capacity_target: number | null;
  taken: number;
  offered: number;
  waiting: number;
}

/** The days that have places, in order, group by group, with what is taken of them and who waits. One statement. */
export async function placesOf(tx: Tx, { activityId, schoolId, first, last, weekdays }: Scope): Promise<DayPlaces[]> {
  const rows = await tx.$queryRaw<SlotRow[]>`
    SELECT s.id, s.school_id, s.day::text, s.capacity, s.capacity_target, s.taken,
      CASE WHEN s.place_group_id IS NOT NULL THEN ARRAY(
        SELECT l.level FROM place_group_level l WHERE l.city_id = s.city_id AND l.group_id = s.place_group_id) END AS levels,
      count(w.id) FILTER (WHERE w.status = 'offered')::int AS offered, count(w.id) FILTER (WHERE w.status = 'waiting')::int AS waiting
    FROM slot s LEFT JOIN waitlist_entry w ON w.city_id = s.city_id AND w.slot_id = s.id AND w.status IN ('waiting', 'offered')
    WHERE s.activity_id = ${activityId}::uuid AND s.day BETWEEN ${first}::date AND ${last}::date
      AND (${schoolId}::uuid IS NULL OR s.school_id = ${schoolId}::uuid)
      AND (${weekdays.length === 0} OR extract(isodow FROM s.day)::int = ANY (${weekdays}::int[]))
    GROUP BY s.city_id, s.id ORDER BY s.day, s.school_id`;
  const places = rows.map((row) => ({
    slotId: row.id,
    schoolId: row.school_id,
    day: localDate(row.day),
    levels: row.levels && SCHOOL_LEVELS.filter((level) => row.levels?.includes(level)),
    capacity: row.capacity,
    target: row.capacity_target,
    booked: row.taken - row.offered,
    offered: row.offered,
    waiting: row.waiting,
  }));
  return places.toSorted(
    (a, b) => a.day.localeCompare(b.day) || a.schoolId.localeCompare(b.schoolId) || youngest(a) - youngest(b),
  );
}

/** Where the group stands among those of its day: by its youngest level, those who are in no group last. */
function youngest({ levels }: Pick<DayPlaces, "levels">): number {
  return levels?.[0] ? SCHOOL_LEVELS.indexOf(levels[0]) : SCHOOL_LEVELS.length;
}

/** Holds these slots until the end of the transaction, in the order in which bookings take them (docs/adr/0009). */
export async function lockPlaces(tx: Tx, slotIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT FROM slot s WHERE s.id = ANY (${slotIds}::uuid[]) ORDER BY s.id FOR NO KEY UPDATE`;
}

/**
 * Gives slots that are held already `asked` places each, or what is taken where that is more (`placesFor`). Gives those
 * that have a free place now and somebody who waits.
 */
export async function setPlaces(tx: Tx, slotIds: readonly string[], asked: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH given AS (
      UPDATE slot s SET capacity = greatest(${asked}::int, s.taken), capacity_target = CASE WHEN s.taken > ${asked}::int THEN ${asked}::int END
      WHERE s.id = ANY (${slotIds}::uuid[]) RETURNING s.city_id, s.id, s.capacity - s.taken AS free)
    SELECT g.id FROM given g WHERE g.free > 0
      AND EXISTS (SELECT FROM waitlist_entry w WHERE w.city_id = g.city_id AND w.slot_id = g.id AND w.status = 'waiting') ORDER BY g.id`;
  return rows.map(({ id }) => id);
}

/** The schools in which an activity has a day with places, in the past or to come. */
export async function servedSchools(tx: Tx, activityId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT school_id AS id FROM slot WHERE activity_id = ${activityId}::uuid`;
  return new Set(rows.map(({ id }) => id));
}
