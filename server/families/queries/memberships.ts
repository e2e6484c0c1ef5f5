import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { AdultRole, Authority, FamilyRight, Membership } from "../domain/membership";

/** The columns of an adult's rights. */
export interface RightsRow {
  can_view: boolean;
  can_book: boolean;
  can_edit: boolean;
  can_pay: boolean;
}

interface MembershipRow extends RightsRow {
  family_id: string;
  number: bigint;
  name: string;
  person_id: string;
  role: AdultRole;
  authority: Authority;
}

export function rightsOf(row: RightsRow): FamilyRight[] {
  const rights: FamilyRight[] = [];
  if (row.can_view) rights.push("view");
  if (row.can_book) rights.push("book");
  if (row.can_edit) rights.push("edit");
  if (row.can_pay) rights.push("pay");
  return rights;
}

/** The dossiers that an account may open, the responsible adult's first; empty when it is attached to nobody yet. */
export async function membershipsOf(tx: Tx, accountId: string): Promise<Membership[]> {
  const rows = await tx.$queryRaw<MembershipRow[]>`
    SELECT fa.family_id, f.number, f.name, fa.person_id, fa.role, fa.authority, fa.can_view, fa.can_book, fa.can_edit, fa.can_pay
    FROM person_login l
    JOIN family_adult fa ON fa.city_id = l.city_id AND fa.person_id = l.person_id AND fa.left_at IS NULL
    JOIN family f ON f.city_id = fa.city_id AND f.id = fa.family_id AND f.status = 'active'
    WHERE l.account_id = ${accountId}::uuid
    ORDER BY fa.role = 'responsable' DESC, f.number`;
  return rows.map((row) => ({
    familyId: row.family_id,
    familyNumber: row.number,
    familyName: row.name,
    personId: row.person_id,
    role: row.role,
    authority: row.authority,
    rights: rightsOf(row),
  }));
}
