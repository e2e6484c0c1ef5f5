import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import type { ClosingLine } from "../domain/closing-view";

export interface ClosingRow extends ClosingLine {
  readonly closedBy: string;
  readonly closedAt: Date;
  readonly reopenedBy: string | null;
  readonly reopenedAt: Date | null;
}

function closingRows(tx: Tx, condition: Prisma.Sql): Promise<ClosingRow[]> {
  return tx.$queryRaw<ClosingRow[]>`
    SELECT c.id, c.label, c.first_day::text AS first, c.last_day::text AS last, c.school_id AS "schoolId", s.name AS "schoolName",
      c.activity_id AS "activityId", a.name AS "activityName", c.reopened_from::text AS "reopenedFrom",
      closer.display_name AS "closedBy", c.closed_at AS "closedAt", opener.display_name AS "reopenedBy", c.reopened_at AS "reopenedAt",
      (SELECT count(*)::int FROM (SELECT family_id FROM booking WHERE closing_id = c.id
                                  UNION SELECT family_id FROM waitlist_entry WHERE closing_id = c.id) f) AS families
    FROM closing c
    LEFT JOIN school s ON s.city_id = c.city_id AND s.id = c.school_id
    LEFT JOIN activity a ON a.city_id = c.city_id AND a.id = c.activity_id
    JOIN account closer ON closer.city_id = c.city_id AND closer.id = c.closed_by
    LEFT JOIN account opener ON opener.city_id = c.city_id AND opener.id = c.reopened_by
    WHERE ${condition} ORDER BY c.first_day, c.last_day, c.id`;
}

/** The closings whose last day is `from` or later, by their first day. */
export function closingsSince(tx: Tx, from: LocalDate): Promise<ClosingRow[]> {
  return closingRows(tx, Prisma.sql`c.last_day >= ${from}::date`);
}

/** One closing of the city; undefined when it has none of this id. */
export async function closingRow(tx: Tx, id: string): Promise<ClosingRow | undefined> {
  const [row] = await closingRows(tx, Prisma.sql`c.id = ${id}::uuid`);
  return row;
}
