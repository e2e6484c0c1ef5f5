import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, type LocalDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { AttendanceFact } from "../domain/attendance-fact";

export interface AttendanceScope {
  readonly activityIds: readonly string[];
  readonly familyIds: readonly string[];
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The days of a child that one family has at one school, packed: a year of a town is millions of days. */
interface PackedRow {
  child_id: string;
  family_id: string;
  activity_id: string;
  school_id: string;
  /** Days after the first of the scope. */
  days: number[];
  marks: number[];
  prices: (number | null)[];
}

const MARK = { booked: 1, cancelledLate: 2, late: 4, excused: 8, unexcused: 16, unbooked: 32, verified: 64 } as const;

/**
 * What is on file for what these families booked, and for the children who came on their behalf without a booking. One
 * fact for a child, an activity and a day: the booking that holds, else the last that was cancelled too late.
 */
export async function readAttendanceFacts(tx: Tx, scope: AttendanceScope): Promise<AttendanceFact[]> {
  if (scope.familyIds.length === 0) return [];
  const { activityIds, familyIds, first, last } = scope;
  const rows = await tx.$queryRaw<PackedRow[]>`
    WITH held AS (
      SELECT DISTINCT ON (b.child_id, b.activity_id, b.day) b.child_id, b.activity_id, b.day, b.family_id, b.slot_id, b.status,
        b.late, b.price_cents
      FROM booking b
      WHERE b.family_id = ANY(${familyIds}::uuid[]) AND b.day BETWEEN ${first}::date AND ${last}::date
        AND b.activity_id = ANY(${activityIds}::uuid[]) AND (b.status = 'booked' OR b.cancelled_late)
      ORDER BY b.child_id, b.activity_id, b.day, b.status = 'booked' DESC, b.cancelled_at DESC, b.id DESC
    ), fact AS (
      SELECT h.child_id, h.activity_id, h.day, h.family_id, s.school_id, h.price_cents,
        CASE h.status WHEN 'booked' THEN ${MARK.booked}::integer ELSE ${MARK.cancelledLate}::integer END + CASE WHEN h.late THEN ${MARK.late}::integer ELSE 0 END AS mark,
        x.kind
      FROM held h
      JOIN slot s ON s.id = h.slot_id
      LEFT JOIN attendance_exception x ON x.child_id = h.child_id AND x.activity_id = h.activity_id AND x.day = h.day
      UNION ALL
      SELECT x.child_id, x.activity_id, x.day, x.family_id, x.school_id, NULL, 0, x.kind
      FROM attendance_exception x
      WHERE x.family_id = ANY(${familyIds}::uuid[]) AND x.day BETWEEN ${first}::date AND ${last}::date
        AND x.activity_id = ANY(${activityIds}::uuid[]) AND x.kind = 'unbooked'
        AND NOT EXISTS (SELECT FROM held h WHERE h.child_id = x.child_id AND h.activity_id = x.activity_id AND h.day = x.day)
    )
    SELECT f.child_id, f.family_id, f.activity_id, f.school_id,
      array_agg(f.day - ${first}::date) AS days, array_agg(f.price_cents) AS prices,
      array_agg(f.mark + CASE WHEN v.id IS NULL THEN 0 ELSE ${MARK.verified}::integer END + CASE f.kind
        WHEN 'absent_excused' THEN ${MARK.excused}::integer WHEN 'absent_unexcused' THEN ${MARK.unexcused}::integer WHEN 'unbooked' THEN ${MARK.unbooked}::integer
        ELSE 0 END) AS marks
    FROM fact f
    LEFT JOIN attendance_sheet v ON v.activity_id = f.activity_id AND v.school_id = f.school_id AND v.day = f.day
    GROUP BY 1, 2, 3, 4`;
  return rows.flatMap((row) => unpack(row, first));
}

function unpack(row: PackedRow, first: LocalDate): AttendanceFact[] {
  return row.days.map((offset, index) => {
    const mark = row.marks[index] ?? 0;
    const price = row.prices[index];
    return {
      childId: row.child_id,
      activityId: row.activity_id,
      schoolId: row.school_id,
      familyId: row.family_id,
      day: addDays(first, offset),
      booking: mark & MARK.booked ? "booked" : mark & MARK.cancelledLate ? "cancelled_late" : null,
      late: (mark & MARK.late) > 0,
      announced: price === null || price === undefined ? null : cents(price),
      exception: exceptionOf(mark),
      verified: (mark & MARK.verified) > 0,
    };
  });
}

function exceptionOf(mark: number): AttendanceFact["exception"] {
  if (mark & MARK.excused) return "absent_excused";
  if (mark & MARK.unexcused) return "absent_unexcused";
  return mark & MARK.unbooked ? "unbooked" : null;
}
