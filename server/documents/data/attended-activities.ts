import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { Attended } from "../domain/needed-documents";

interface Row {
  child_id: string;
  activity: string;
  last_day: string;
  asked: boolean;
}

/**
 * What each child who lives in a household is enrolled in today or later, and what the household asks for and waits to
 * hear about. What the other household of a child asks for is not known here.
 */
export async function listAttended(tx: Tx, familyId: string, today: LocalDate): Promise<Attended[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH lives AS (
      SELECT city_id, child_id FROM family_child WHERE family_id = ${familyId}::uuid AND left_at IS NULL)
    SELECT l.child_id, a.code AS activity, e.last_day::text, false AS asked
    FROM lives l
    JOIN enrolment e ON e.city_id = l.city_id AND e.child_id = l.child_id AND e.last_day >= ${today}::date
    JOIN activity a ON a.city_id = e.city_id AND a.id = e.activity_id
    UNION ALL
    SELECT l.child_id, a.code, r.last_day::text, true
    FROM lives l
    JOIN enrolment_request r ON r.city_id = l.city_id AND r.child_id = l.child_id AND r.family_id = ${familyId}::uuid
      AND r.kind = 'inscription' AND r.status = 'pending'
    JOIN activity a ON a.city_id = r.city_id AND a.id = r.activity_id`;
  return rows.map((row) => ({
    childId: row.child_id,
    activity: row.activity,
    lastDay: localDate(row.last_day),
    asked: row.asked,
  }));
}
