import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { DIETS, type Diet } from "@/server/families";
import type { LocalDate } from "@/server/platform/dates";
import type { MealCount } from "../domain/headcount";

function isDiet(value: string): value is Diet {
  return DIETS.some((diet) => diet === value);
}

/** Booked meals by day, school and diet, both days included (B10). An unknown diet counts as the usual meal. */
export async function countMeals(
  tx: Tx,
  activityId: string,
  first: LocalDate,
  last: LocalDate,
): Promise<MealCount<Diet>[]> {
  const rows = await tx.$queryRaw<{ day: string; school_id: string; diet: string; meals: number }[]>`
    SELECT s.day::text, s.school_id, c.diet, count(*)::int AS meals
    FROM slot s
    JOIN booking b ON b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked'
    JOIN child c ON c.city_id = b.city_id AND c.id = b.child_id
    WHERE s.activity_id = ${activityId}::uuid AND s.day BETWEEN ${first}::date AND ${last}::date
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return rows.map(({ day, school_id: schoolId, diet, meals }) => ({
    day,
    schoolId,
    diet: isDiet(diet) ? diet : "standard",
    meals,
  }));
}

/** A child who eats on a day. Nothing of their health is here. */
export interface Attendee {
  readonly childId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly schoolId: string;
  readonly school: string;
  /** "" when the child is in no class yet, or in one of another school than the one where it eats. */
  readonly className: string;
  readonly level: string;
  readonly diet: Diet;
  readonly hasSheet: boolean;
}

/** Who eats on a day, by school, class and name. */
export async function listAttendees(
  tx: Tx,
  { activityId, day, schoolId }: { readonly activityId: string; readonly day: LocalDate; readonly schoolId?: string },
): Promise<Attendee[]> {
  const rows = await tx.$queryRaw<(Omit<Attendee, "diet"> & { diet: string })[]>`
    SELECT c.id AS "childId", c.first_name AS "firstName", c.last_name AS "lastName", s.school_id AS "schoolId",
      o.name AS school, coalesce(k.name, '') AS "className", c.level, c.diet,
      EXISTS (SELECT FROM health_sheet h WHERE h.city_id = c.city_id AND h.child_id = c.id) AS "hasSheet"
    FROM slot s
    JOIN booking b ON b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked'
    JOIN child c ON c.city_id = b.city_id AND c.id = b.child_id
    JOIN school o ON o.city_id = s.city_id AND o.id = s.school_id
    LEFT JOIN school_class k ON k.city_id = c.city_id AND k.id = app.class_on(c, s.day) AND k.school_id = s.school_id
    WHERE s.activity_id = ${activityId}::uuid AND s.day = ${day}::date
      AND (${schoolId ?? null}::uuid IS NULL OR s.school_id = ${schoolId ?? null}::uuid)
    ORDER BY o.name, k.name NULLS LAST, c.last_name, c.first_name, c.id`;
  return rows.map((row) => ({ ...row, diet: isDiet(row.diet) ? row.diet : "standard" }));
}
