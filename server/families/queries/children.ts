import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
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
  level: string;
  diet: string;
  custody: "full" | "alternating";
  custody_weeks: "even" | "odd" | null;
}

const dietOf = (value: string): Diet => (isDiet(value) ? value : "standard");

function custodyOf(row: ChildRow): Custody {
  return row.custody_weeks ? { kind: "alternating", weeks: row.custody_weeks } : { kind: "full" };
}

/** The children who live in a dossier, eldest first. Without `household`, only what somebody who picks them up needs. */
export async function listChildren(tx: Tx, familyId: string, household: boolean): Promise<ChildView[]> {
  const rows = await tx.$queryRaw<ChildRow[]>`
    SELECT c.id, c.first_name, c.last_name, c.birthdate::text, s.name AS school, k.name AS class_name, c.level, c.diet,
           fc.custody, fc.custody_weeks
    FROM family_child fc
    JOIN child c ON c.city_id = fc.city_id AND c.id = fc.child_id
    LEFT JOIN school s ON s.city_id = c.city_id AND s.id = c.school_id
    LEFT JOIN school_class k ON k.city_id = c.city_id AND k.id = c.class_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL
    ORDER BY c.birthdate, c.first_name`;
  const contacts = household ? await householdContacts(tx, familyId) : null;
  return rows.map((row) => ({
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    school: row.school,
    className: row.class_name,
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
