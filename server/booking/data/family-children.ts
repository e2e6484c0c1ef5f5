import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { HOMES } from "@/server/families";
import type { Homes } from "@/server/families/domain";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { Schooling, SchoolPath } from "../domain/schooling";

interface Period {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** A child of the family, as booking needs them: schools, enrolments, custody, what the fee depends on. */
export interface FamilyChild extends SchoolPath {
  readonly id: string;
  readonly firstName: string;
  /** "CE1"; "" where the town does not know it. */
  readonly level: string;
  readonly diet: "standard" | "sans_porc" | "sans_viande" | "panier_pai";
  readonly custodyWeeks: "even" | "odd" | null;
  readonly enrolments: readonly Period[];
}

export interface FamilyChildren {
  readonly homes: Homes;
  /** Eldest first: the order of the columns and of the ranks of siblings. */
  readonly children: readonly FamilyChild[];
}

interface ChildRow {
  homes: Homes;
  id: string | null;
  first_name: string;
  schooling: Schooling;
  school_from: string | null;
  former_schooling: Schooling | null;
  level: string;
  diet: FamilyChild["diet"];
  custody_weeks: FamilyChild["custodyWeeks"];
  enrolments: { first: string; last: string }[] | null;
}

/** The activities in which a child who lives in the family is enrolled, or was. */
export async function enrolledActivities(tx: Tx, familyId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT e.activity_id AS id FROM family_child fc
    JOIN enrolment e ON e.city_id = fc.city_id AND e.child_id = fc.child_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL`;
  return new Set(rows.map(({ id }) => id));
}

/** The children who live in the family, with their enrolments in an activity: one statement. */
export async function familyChildren(tx: Tx, familyId: string, activityId: string): Promise<FamilyChildren> {
  const rows = await tx.$queryRaw<ChildRow[]>`
    SELECT ${HOMES} AS homes, c.id, c.first_name, c.school_from::text, c.level, c.diet, fc.custody_weeks,
      json_build_object('schoolId', c.school_id, 'schoolName', coalesce(s.name, ''), 'schoolCode', coalesce(s.uai, ''),
        'classKind', coalesce(k.kind, 'ordinaire')) AS schooling,
      CASE WHEN p.id IS NOT NULL THEN json_build_object('schoolId', p.id, 'schoolName', p.name, 'schoolCode', coalesce(p.uai, ''),
        'classKind', coalesce(pk.kind, 'ordinaire')) END AS former_schooling,
      (SELECT json_agg(json_build_object('first', e.first_day, 'last', e.last_day)) FROM enrolment e
       WHERE e.child_id = c.id AND e.activity_id = ${activityId}::uuid) AS enrolments
    FROM family f
    LEFT JOIN family_child fc ON fc.city_id = f.city_id AND fc.family_id = f.id AND fc.left_at IS NULL
    LEFT JOIN child c ON c.city_id = fc.city_id AND c.id = fc.child_id
    LEFT JOIN school s ON s.city_id = c.city_id AND s.id = c.school_id
    LEFT JOIN school_class k ON k.city_id = c.city_id AND k.id = c.class_id
    LEFT JOIN school p ON p.city_id = c.city_id AND p.id = c.former_school_id
    LEFT JOIN school_class pk ON pk.city_id = c.city_id AND pk.id = c.former_class_id
    WHERE f.id = ${familyId}::uuid
    ORDER BY c.birthdate, c.first_name`;
  return {
    homes: rows[0]?.homes ?? { first: "outside", changes: [] },
    children: rows.flatMap((row) =>
      row.id === null
        ? []
        : [
            {
              id: row.id,
              firstName: row.first_name,
              schooling: row.schooling,
              schoolFrom: row.school_from === null ? null : localDate(row.school_from),
              formerSchooling: row.former_schooling,
              level: row.level,
              diet: row.diet,
              custodyWeeks: row.custody_weeks,
              enrolments: (row.enrolments ?? []).map(({ first, last }) => ({
                firstDay: localDate(first),
                lastDay: localDate(last),
              })),
            },
          ],
    ),
  };
}
