import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import type { AdultView, DossierView, OwnDetails } from "../domain/dossier";
import type { AdultRole, Authority, Membership } from "../domain/membership";
import { personName } from "../domain/person-name";
import { visibilityOf } from "../domain/visibility";
import { listChildren } from "./children";
import { readHousehold } from "./household";
import { type RightsRow, rightsOf } from "./memberships";

interface AdultRow extends RightsRow {
  person_id: string;
  birth_name: string;
  usage_name: string;
  first_names: string[];
  role: AdultRole;
  authority: Authority;
}

async function listAdults(tx: Tx, family: Membership): Promise<AdultView[]> {
  const rows = await tx.$queryRaw<AdultRow[]>`
    SELECT fa.person_id, p.birth_name, p.usage_name, p.first_names, fa.role, fa.authority,
           fa.can_view, fa.can_book, fa.can_edit, fa.can_pay
    FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id
    WHERE fa.family_id = ${family.familyId}::uuid AND fa.left_at IS NULL
    ORDER BY fa.person_id = ${family.personId}::uuid DESC, array_position(ARRAY['responsable', 'parent', 'payeur', 'proche'], fa.role), p.birth_name`;
  return rows.map((row) => ({
    personId: row.person_id,
    name: personName({ firstNames: row.first_names, usageName: row.usage_name, birthName: row.birth_name }),
    role: row.role,
    authority: row.authority,
    rights: rightsOf(row),
    me: row.person_id === family.personId,
  }));
}

interface OwnRow {
  birth_name: string;
  usage_name: string;
  first_names: string[];
  birthdate: string;
  email: string;
  phone: string;
  certified: boolean;
}

/** An adult's own details. @throws when the person is gone, which a live membership excludes. */
export async function readOwnDetails(tx: Tx, personId: string): Promise<OwnDetails> {
  const [row] = await tx.$queryRaw<OwnRow[]>`
    SELECT birth_name, usage_name, first_names, birthdate, email, phone, certified_by IS NOT NULL AS certified
    FROM person WHERE id = ${personId}::uuid`;
  if (!row) throw new Error(`The person ${personId} of a membership does not exist`);
  const { birth_name: birthName, usage_name: usageName, first_names: firstNames, ...rest } = row;
  return { birthName, usageName, firstNames, ...rest };
}

/** The dossier as this adult may read it (D1, D14, attack 37). */
export async function readDossier(tx: Tx, family: Membership, today: LocalDate): Promise<DossierView> {
  const { household, health } = visibilityOf(family);
  return {
    number: String(family.familyNumber),
    name: family.familyName,
    canEdit: household && family.rights.includes("edit"),
    canSeeHealth: health,
    me: await readOwnDetails(tx, family.personId),
    adults: await listAdults(tx, family),
    children: await listChildren(tx, family.familyId, { household, today }),
    household: household ? await readHousehold(tx, family.familyId, today) : null,
  };
}
