import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { DivisionScope } from "../domain/division";
import type { HeldByLevel } from "../domain/division-recap";

interface OfSchool {
  readonly activityId: string;
  readonly schoolId: string;
  readonly first: LocalDate;
}

/** What the children of each level hold, day by day, from a day on. Without bounds above: days without places hold nothing. */
export async function heldByLevel(tx: Tx, { activityId, schoolId, first }: OfSchool): Promise<HeldByLevel[]> {
  return tx.$queryRaw<HeldByLevel[]>`
    SELECT h.day::text AS day, c.level, count(*) FILTER (WHERE h.takes)::int AS taken, count(*) FILTER (WHERE NOT h.takes)::int AS waiting
    FROM slot s
    JOIN LATERAL (
      SELECT b.day, b.child_id, true AS takes FROM booking b WHERE b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked'
      UNION ALL
      SELECT w.day, w.child_id, w.status = 'offered' FROM waitlist_entry w
      WHERE w.city_id = s.city_id AND w.slot_id = s.id AND w.status IN ('waiting', 'offered')) h ON true
    JOIN child c ON c.city_id = s.city_id AND c.id = h.child_id
    WHERE s.activity_id = ${activityId}::uuid AND s.school_id = ${schoolId}::uuid AND s.day >= ${first}::date
    GROUP BY 1, 2 ORDER BY 1, 2`;
}

/**
 * The children who are at a school on a day or later, and enrolled in an activity then, by level; "" where it is not known. One
 * who leaves it after that day is of both schools.
 */
export async function childrenByLevel(
  tx: Tx,
  { activityId, schoolId, first }: OfSchool,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ level: string; children: number }[]>`
    SELECT c.level, count(*)::int AS children FROM child c
    WHERE ${schoolId}::uuid IN (c.school_id, app.school_on(c, ${first}::date)) AND EXISTS (
      SELECT FROM enrolment e WHERE e.child_id = c.id AND e.activity_id = ${activityId}::uuid AND e.last_day >= ${first}::date)
    GROUP BY 1`;
  return new Map(rows.map(({ level, children }) => [level, children]));
}

interface NewDivision extends OfSchool, Pick<DivisionScope, "groups" | "others"> {
  readonly agentId: string;
  readonly now: Temporal.Instant;
}

/**
 * Divides the places of a school from a day on, or puts them together again when there is no group. What children hold goes to
 * the places of their group; who waits where a place is free is asked, by a job of this transaction.
 */
export async function insertDivision(tx: Tx, division: NewDivision): Promise<void> {
  const { activityId, schoolId, first, groups, others, agentId } = division;
  const now = new Date(division.now.epochMilliseconds);
  const divisionId = groups.length > 0 ? newId() : null;
  const made = groups.map((group) => ({ ...group, id: newId() }));
  if (divisionId !== null) {
    const levels = made.flatMap(({ id, levels: ofGroup }) => ofGroup.map((level) => ({ id, level })));
    await tx.$executeRaw`
      INSERT INTO place_division (city_id, id, activity_id, school_id, first_day, decided_by, decided_at)
      VALUES (app.city(), ${divisionId}::uuid, ${activityId}::uuid, ${schoolId}::uuid, ${first}::date, ${agentId}::uuid, ${now})`;
    await tx.$executeRaw`
      INSERT INTO place_group (city_id, id, division_id, activity_id, school_id, for_others)
      SELECT app.city(), g.id, ${divisionId}::uuid, ${activityId}::uuid, ${schoolId}::uuid, g.for_others
      FROM (SELECT m.id, false AS for_others FROM unnest(${made.map(({ id }) => id)}::uuid[]) AS m (id)
            UNION ALL SELECT ${newId()}::uuid, true) g`;
    await tx.$executeRaw`
      INSERT INTO place_group_level (city_id, division_id, level, group_id)
      SELECT app.city(), ${divisionId}::uuid, l.level, l.id
      FROM unnest(${levels.map(({ id }) => id)}::uuid[], ${levels.map(({ level }) => level)}::text[]) AS l (id, level)`;
  }
  const places = JSON.stringify(Object.fromEntries(made.map((group) => [group.id, group.places])));
  await tx.$queryRaw`
    SELECT app.divide_places(${activityId}::uuid, ${schoolId}::uuid, ${first}::date, ${divisionId}::uuid, ${places}::jsonb,
      ${others}::int, ${now}::timestamptz)::text`;
}
