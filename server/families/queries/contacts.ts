import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type ContactKind, isCalled } from "../domain/contact";
import type { ContactView } from "../domain/dossier";

interface ContactRow {
  id: string;
  child_id: string;
  name: string;
  relation: string;
  phone: string;
  other_phone: string;
  kind: ContactKind;
  note: string;
}

/**
 * The contacts that this household named for each of its children, in the order of calls. One that no household claims
 * is shown only where the child lives in this dossier alone: it may come from the other parent.
 */
export async function householdContacts(tx: Tx, familyId: string): Promise<Map<string, ContactView[]>> {
  const rows = await tx.$queryRaw<ContactRow[]>`
    SELECT o.id, o.child_id, o.name, o.relation, o.phone, o.other_phone, o.kind, o.note FROM family_child fc
    JOIN contact o ON o.city_id = fc.city_id AND o.child_id = fc.child_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL
      AND (o.family_id = fc.family_id OR o.family_id IS NULL AND NOT EXISTS (
        SELECT FROM family_child other WHERE other.city_id = fc.city_id AND other.child_id = fc.child_id
          AND other.family_id <> fc.family_id))
    ORDER BY o.priority, o.name, o.id`;
  const byChild = new Map<string, ContactView[]>();
  for (const { child_id: childId, other_phone: otherPhone, ...row } of rows) {
    const known = byChild.get(childId) ?? [];
    const rank = isCalled(row) ? known.filter(isCalled).length + 1 : 0;
    byChild.set(childId, [...known, { ...row, otherPhone, rank }]);
  }
  return byChild;
}

/** Those of one child of the household; none for anybody else's child. */
export async function contactsOfChild(tx: Tx, familyId: string, childId: string): Promise<ContactView[]> {
  return (await householdContacts(tx, familyId)).get(childId) ?? [];
}
