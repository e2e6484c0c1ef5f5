import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { Custody } from "../domain/custody";
import { type Diet, isDiet } from "../domain/diet";
import type { ChildView } from "../domain/dossier";
import { householdContacts } from "./contacts";

interface ChildRow {
  id: string;
  first_name: string;
  last_name: string;
  birthdate: string;
  school: string | null;
  class_name: string | null;
  next_from: string | null;
  next_school: string | null;
  next_class: string | null;
  level: string;
  diet: string;
  custody: "full" | "alternating";
  custody_weeks: "even" | "odd" | null;
}

const dietOf = (value: string): Diet => (isDiet(value) ? value : "standard");

function custodyOf(row: ChildRow): Custody {
  return row.custody_weeks ? { kind: "alternating", weeks: row.custody_weeks } : { kind: "full" };
}

function nextSchoolOf({ next_from: from, next_school: school, next_class: className }: ChildRow) {
  return from === null ? null : { from: localDate(from), school, className };
}

/**
 * The children who live in a dossier, eldest first, at their school of `today`. Without `household`, only what somebody who picks
 * them up needs.
 */
export async function listChildren(
  tx: Tx,
  familyId: string,
  { household, today }: { readonly household: boolean; readonly today: LocalDate },
): Promise<ChildView[]> {
  const rows = await tx.$queryRaw<ChildRow[]>`
    SELECT c.id, c.first_name, c.last_name, c.birthdate::text, s.name AS school, k.name AS class_name, c.level, c.diet,
           fc.custody, fc.custody_weeks, n.school_from::text AS next_from, ns.name AS next_school, nk.name AS next_class
    FROM family_child fc
    JOIN child c ON c.city_id = fc.city_id AND c.id = fc.child_id
    LEFT JOIN school s ON s.city_id = c.city_id AND s.id = app.school_on(c, ${today}::date)
    LEFT JOIN school_class k ON k.city_id = c.city_id AND k.id = app.class_on(c, ${today}::date)
    LEFT JOIN child n ON n.city_id = c.city_id AND n.id = c.id AND n.school_from > ${today}::date
    LEFT JOIN school ns ON ns.city_id = n.city_id AND ns.id = n.school_id
    LEFT JOIN school_class nk ON nk.city_id = n.city_id AND nk.id = n.class_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL
    ORDER BY c.birthdate, c.first_name`;
  const contacts = household ? await householdContacts(tx, familyId) : null;
  return rows.map((row) => ({
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    school: row.school,
    className: row.class_name,
    nextSchool: nextSchoolOf(row),
    level: row.level,
    diet: dietOf(row.diet),
    birthdate: household ? localDate(row.birthdate) : null,
    custody: household ? custodyOf(row) : null,
    contacts: contacts && (contacts.get(row.id) ?? []),
  }));
}

/** Whether a child lives in this dossier now. Anybody else's child does not exist. */
export async function livesInFamily(tx: Tx, familyId: string, childId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM family_child WHERE family_id = ${familyId}::uuid AND child_id = ${childId}::uuid AND left_at IS NULL`;
  return rows.length > 0;
}
