import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import type { SheetKey } from "../data/attendance";
import { type ExceptionKind, isExceptionKind } from "../domain/attendance";

export interface SheetRow {
  readonly childId: string;
  readonly familyId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly className: string;
  readonly booked: boolean;
  readonly exception: ExceptionKind | null;
  readonly reason: string;
}

export interface AttendanceSheet {
  readonly school: string;
  /** Who looked at the day last, and when; null when nobody has. */
  readonly verified: { readonly at: string; readonly by: string } | null;
  /** Everybody whom the school could see that day: who is booked, who came, and who could have come. */
  readonly children: readonly SheetRow[];
  /** The nearest day of the same school that nobody has looked at, if there is one. */
  readonly nextToVerify: LocalDate | null;
}

interface Row {
  child_id: string;
  family_id: string;
  first_name: string;
  last_name: string;
  class_name: string | null;
  booked: boolean;
  kind: string | null;
  reason: string | null;
}

/**
 * The sheet of a school on a day: children booked there, children who came without booking, and children of the school
 * enrolled in the activity that day, who may have come. Before its first day at a new school, a child is where it has
 * booked that very day, else at the former one that its card keeps (D3); where the card keeps none, at the other school where it had
 * booked the activity last before that day, else first after it, else at the new one already. Undefined when the school has no place that day.
 */
export async function readSheet(tx: Tx, key: SheetKey, today: LocalDate): Promise<AttendanceSheet | undefined> {
  const { activityId, schoolId, day } = key;
  const [head] = await tx.$queryRaw<{ school: string; at: Date | null; by: string | null }[]>`
    SELECT c.name AS school, h.verified_at AS at, a.display_name AS by
    FROM slot s JOIN school c ON c.city_id = s.city_id AND c.id = s.school_id
    LEFT JOIN attendance_sheet h ON h.city_id = s.city_id AND h.activity_id = s.activity_id AND h.school_id = s.school_id AND h.day = s.day
    LEFT JOIN account a ON a.city_id = h.city_id AND a.id = h.verified_by
    WHERE s.activity_id = ${activityId}::uuid AND s.school_id = ${schoolId}::uuid AND s.day = ${day}::date`;
  if (!head) return undefined;
  const rows = await tx.$queryRaw<Row[]>`
    WITH booked AS (
      SELECT b.child_id, b.family_id FROM slot s JOIN booking b ON b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked'
      WHERE s.activity_id = ${activityId}::uuid AND s.school_id = ${schoolId}::uuid AND s.day = ${day}::date),
    said AS (
      SELECT child_id, family_id, kind, reason FROM attendance_exception
      WHERE activity_id = ${activityId}::uuid AND school_id = ${schoolId}::uuid AND day = ${day}::date),
    enrolled AS (
      SELECT DISTINCT ON (e.child_id) e.child_id, e.family_id FROM enrolment e JOIN child c ON c.city_id = e.city_id AND c.id = e.child_id
      LEFT JOIN LATERAL (
        SELECT s.school_id FROM booking b JOIN slot s ON s.city_id = b.city_id AND s.id = b.slot_id
        WHERE c.school_from > ${day}::date AND b.child_id = c.id AND b.activity_id = e.activity_id AND s.school_id IS DISTINCT FROM c.school_id
          AND (c.former_school_id IS NULL OR (b.day = ${day}::date AND b.status = 'booked'))
        ORDER BY b.day <= ${day}::date DESC, abs(b.day - ${day}::date), b.id DESC LIMIT 1) former ON true
      WHERE e.activity_id = ${activityId}::uuid AND coalesce(former.school_id, app.school_on(c, ${day}::date), c.school_id) = ${schoolId}::uuid
        AND (c.school_id = ${schoolId}::uuid OR c.school_from > ${day}::date) AND ${day}::date BETWEEN e.first_day AND e.last_day
      ORDER BY e.child_id, e.first_day DESC)
    SELECT child_id, coalesce(b.family_id, x.family_id, e.family_id) AS family_id, c.first_name, c.last_name, k.name AS class_name,
      b.child_id IS NOT NULL AS booked, x.kind, x.reason
    FROM booked b FULL JOIN said x USING (child_id) FULL JOIN enrolled e USING (child_id)
    JOIN child c ON c.city_id = app.city() AND c.id = child_id
    LEFT JOIN school_class k ON k.city_id = c.city_id AND k.id = app.class_on(c, ${day}::date) AND k.school_id = ${schoolId}::uuid
    ORDER BY k.name NULLS LAST, c.last_name, c.first_name, c.id`;
  return {
    school: head.school,
    verified: head.at ? { at: head.at.toISOString(), by: head.by ?? "" } : null,
    children: rows.map((row) => ({
      childId: row.child_id,
      familyId: row.family_id,
      firstName: row.first_name,
      lastName: row.last_name,
      className: row.class_name ?? "",
      booked: row.booked,
      exception: row.kind !== null && isExceptionKind(row.kind) ? row.kind : null,
      reason: row.reason ?? "",
    })),
    nextToVerify: await nextToVerify(tx, key, today),
  };
}

async function nextToVerify(tx: Tx, { activityId, schoolId, day }: SheetKey, today: LocalDate) {
  const [row] = await tx.$queryRaw<{ day: LocalDate }[]>`
    SELECT s.day::text AS day FROM slot s
    WHERE s.activity_id = ${activityId}::uuid AND s.school_id = ${schoolId}::uuid AND s.day <= ${today}::date AND s.day <> ${day}::date
      AND s.day >= date_trunc('month', ${day}::date)
      AND EXISTS (SELECT FROM booking b WHERE b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked')
      AND NOT EXISTS (SELECT FROM attendance_sheet h WHERE h.city_id = s.city_id AND h.activity_id = s.activity_id
        AND h.school_id = s.school_id AND h.day = s.day)
    ORDER BY s.day < ${day}::date, s.day LIMIT 1`;
  return row?.day ?? null;
}
