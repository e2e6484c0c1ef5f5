import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { HOMES } from "@/server/families";
import type { Homes } from "@/server/families/domain";
import { type LocalDate, localDate } from "@/server/platform/dates";

interface Period {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** A child of the family, as booking needs them: school, enrolments, custody, what the fee depends on. */
export interface FamilyChild {
  readonly id: string;
  readonly firstName: string;
  readonly schoolId: string | null;
  /** The first day at that school; null for always. */
  readonly schoolFrom: LocalDate | null;
  readonly schoolName: string;
  readonly schoolCode: string;
  readonly classKind: string;
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
  school_id: string | null;
  school_from: string | null;
  school_name: string | null;
  uai: string | null;
  class_kind: string | null;
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
    SELECT ${HOMES} AS homes, c.id, c.first_name, c.school_id, c.school_from::text, s.name AS school_name, s.uai, k.kind AS class_kind, c.level, c.diet, fc.custody_weeks,
      (SELECT json_agg(json_build_object('first', e.first_day, 'last', e.last_day)) FROM enrolment e
       WHERE e.child_id = c.id AND e.activity_id = ${activityId}::uuid) AS enrolments
    FROM family f
    LEFT JOIN family_child fc ON fc.city_id = f.city_id AND fc.family_id = f.id AND fc.left_at IS NULL
    LEFT JOIN child c ON c.city_id = fc.city_id AND c.id = fc.child_id
    LEFT JOIN school s ON s.city_id = c.city_id AND s.id = c.school_id
    LEFT JOIN school_class k ON k.city_id = c.city_id AND k.id = c.class_id
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
              schoolId: row.school_id,
              schoolFrom: row.school_from === null ? null : localDate(row.school_from),
              schoolName: row.school_name ?? "",
              schoolCode: row.uai ?? "",
              classKind: row.class_kind ?? "ordinaire",
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
