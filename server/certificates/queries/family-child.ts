import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { NamedChild } from "../domain/attendance-paper.fr";
import type { EnrolledActivity, EnrolmentStatement } from "../domain/enrolment-paper.fr";

interface ChildRow {
  first_name: string;
  last_name: string;
  birthdate: string;
  school: string | null;
  class_name: string | null;
  level: string;
}

export type SchoolChild = Omit<EnrolmentStatement, "activities" | "child"> & { readonly child: NamedChild };

/** A child who lives in this dossier now, with its school on `today`. Undefined for anybody else's. */
export async function findFamilyChild(
  tx: Tx,
  { familyId, childId }: { readonly familyId: string; readonly childId: string },
  today: LocalDate,
): Promise<SchoolChild | undefined> {
  const [row] = await tx.$queryRaw<ChildRow[]>`
    SELECT c.first_name, c.last_name, c.birthdate::text, s.name AS school, k.name AS class_name, c.level
    FROM family_child fc JOIN child c ON c.id = fc.child_id
    LEFT JOIN school s ON s.id = app.school_on(c, ${today}::date)
    LEFT JOIN school_class k ON k.id = app.class_on(c, ${today}::date)
    WHERE fc.family_id = ${familyId}::uuid AND fc.child_id = ${childId}::uuid AND fc.left_at IS NULL`;
  if (!row) return undefined;
  const child = { firstName: row.first_name, lastName: row.last_name, birthdate: localDate(row.birthdate) };
  return { child, school: row.school, className: row.class_name, level: row.level };
}

/** The enrolments of a child of this dossier that have not ended, the first to begin before the others. */
export async function enrolmentsFrom(
  tx: Tx,
  { familyId, childId }: { readonly familyId: string; readonly childId: string },
  today: LocalDate,
): Promise<EnrolledActivity[]> {
  const rows = await tx.$queryRaw<{ activity: string; first_day: string; last_day: string }[]>`
    SELECT a.name AS activity, e.first_day::text, e.last_day::text
    FROM family_child fc JOIN enrolment e ON e.child_id = fc.child_id JOIN activity a ON a.id = e.activity_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.child_id = ${childId}::uuid AND fc.left_at IS NULL
      AND e.last_day >= ${today}::date
    ORDER BY e.first_day, a.name, e.id`;
  return rows.map(({ activity, first_day, last_day }) => ({
    activity,
    period: { first: localDate(first_day), last: localDate(last_day) },
  }));
}
