import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";

export interface AttendanceDay {
  readonly day: LocalDate;
  readonly booked: number;
  readonly absent: number;
  readonly unbooked: number;
  /** Who looked at the day; null when nobody has. */
  readonly verifiedBy: string | null;
}

export interface AttendanceSchool {
  readonly id: string;
  readonly name: string;
  readonly days: readonly AttendanceDay[];
}

interface Scope {
  readonly activityId: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

interface Row {
  school_id: string;
  name: string;
  day: LocalDate;
  booked: number;
  absent: number;
  unbooked: number;
  verified_by: string | null;
}

/** The days of a period on which somebody was expected or came, school by school. One statement. */
export async function readAttendanceMonth(tx: Tx, { activityId, first, last }: Scope): Promise<AttendanceSchool[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH counted AS (
      SELECT s.school_id, s.day, count(b.id)::int AS booked FROM slot s
      JOIN booking b ON b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked'
      WHERE s.activity_id = ${activityId}::uuid AND s.day BETWEEN ${first}::date AND ${last}::date GROUP BY 1, 2),
    said AS (
      SELECT school_id, day, count(*) FILTER (WHERE kind <> 'unbooked')::int AS absent,
        count(*) FILTER (WHERE kind = 'unbooked')::int AS unbooked
      FROM attendance_exception x WHERE activity_id = ${activityId}::uuid AND day BETWEEN ${first}::date AND ${last}::date
        -- The absence of who had given the place up is excused, and is no absence among those who are expected.
        AND (kind = 'unbooked' OR EXISTS (SELECT FROM booking b WHERE b.city_id = x.city_id AND b.child_id = x.child_id
          AND b.activity_id = x.activity_id AND b.day = x.day AND b.status = 'booked')) GROUP BY 1, 2)
    SELECT m.school_id, c.name, m.day::text AS day, m.booked, m.absent, m.unbooked,
      CASE WHEN h.id IS NULL THEN NULL ELSE coalesce(a.display_name, '') END AS verified_by
    FROM (SELECT school_id, day, coalesce(n.booked, 0) AS booked, coalesce(x.absent, 0) AS absent, coalesce(x.unbooked, 0) AS unbooked
          FROM counted n FULL JOIN said x USING (school_id, day)) m
    JOIN school c ON c.city_id = app.city() AND c.id = m.school_id
    LEFT JOIN attendance_sheet h ON h.city_id = c.city_id AND h.activity_id = ${activityId}::uuid AND h.school_id = c.id AND h.day = m.day
    LEFT JOIN account a ON a.city_id = h.city_id AND a.id = h.verified_by
    ORDER BY c.name, c.id, m.day`;
  return [...Map.groupBy(rows, (row) => row.school_id)].map(([id, days]) => ({
    id,
    name: days[0]?.name ?? "",
    days: days.map(({ day, booked, absent, unbooked, verified_by: verifiedBy }) => ({
      day,
      booked,
      absent,
      unbooked,
      verifiedBy,
    })),
  }));
}

export interface AbsentChild {
  readonly childId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly familyId: string;
}

/** The child of whom an absence is recorded, with a dossier to come back to; undefined when it is not of the city. */
export async function findAbsentChild(tx: Tx, childId: string): Promise<AbsentChild | undefined> {
  const [row] = await tx.$queryRaw<AbsentChild[]>`
    SELECT c.id AS "childId", c.first_name AS "firstName", c.last_name AS "lastName", f.family_id AS "familyId"
    FROM child c JOIN family_child f ON f.city_id = c.city_id AND f.child_id = c.id
    WHERE c.id = ${childId}::uuid ORDER BY f.left_at NULLS FIRST, f.family_id LIMIT 1`;
  return row;
}
