import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import type { Custody } from "../domain/custody";
import { type Diet, isDiet } from "../domain/diet";
import type { ChildView, ContactView } from "../domain/dossier";

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

interface ContactRow {
  id: string;
  child_id: string;
  name: string;
  relation: string;
  phone: string;
  kind: ContactView["kind"];
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
  const contacts = household ? await listContacts(tx, familyId) : null;
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
    contacts: contacts?.filter((contact) => contact.child_id === row.id).map(toContact) ?? null,
  }));
}

function toContact({ id, name, relation, phone, kind }: ContactRow): ContactView {
  return { id, name, relation, phone, kind };
}

/**
 * The contacts that this household named, by priority. One that no household claims is shown only where the child
 * lives in this dossier alone: it may come from the other parent.
 */
function listContacts(tx: Tx, familyId: string): Promise<ContactRow[]> {
  return tx.$queryRaw<ContactRow[]>`
    SELECT o.id, o.child_id, o.name, o.relation, o.phone, o.kind FROM family_child fc
    JOIN contact o ON o.city_id = fc.city_id AND o.child_id = fc.child_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL
      AND (o.family_id = fc.family_id OR o.family_id IS NULL AND NOT EXISTS (
        SELECT FROM family_child other WHERE other.city_id = fc.city_id AND other.child_id = fc.child_id
          AND other.family_id <> fc.family_id))
    ORDER BY o.priority, o.name, o.id`;
}

/** Whether a child lives in this dossier now. Anybody else's child does not exist. */
export async function livesInFamily(tx: Tx, familyId: string, childId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM family_child WHERE family_id = ${familyId}::uuid AND child_id = ${childId}::uuid AND left_at IS NULL`;
  return rows.length > 0;
}
