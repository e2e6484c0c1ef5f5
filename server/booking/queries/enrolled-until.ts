import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";

/** The last day on which each child who lives in a household is enrolled in something, of those who are today or later. */
export async function enrolledUntil(tx: Tx, familyId: string, today: LocalDate): Promise<Map<string, LocalDate>> {
  const rows = await tx.$queryRaw<{ child_id: string; last_day: string }[]>`
    SELECT e.child_id, max(e.last_day)::text AS last_day
    FROM family_child f JOIN enrolment e ON e.city_id = f.city_id AND e.child_id = f.child_id
    WHERE f.family_id = ${familyId}::uuid AND f.left_at IS NULL AND e.last_day >= ${today}::date GROUP BY e.child_id`;
  return new Map(rows.map((row) => [row.child_id, localDate(row.last_day)]));
}
