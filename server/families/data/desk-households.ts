import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { EditableHousehold } from "../domain/changed-fields.fr";
import type { AdultRole, Authority, FamilyRight } from "../domain/membership";
import { type RightsRow, rightsOf } from "../queries/memberships";

/** What an adult is and may do in a dossier, as an agent changes it. */
export interface AdultPlace {
  readonly role: AdultRole;
  readonly authority: Authority;
  readonly rights: readonly FamilyRight[];
}

export async function readEditableHousehold(tx: Tx, familyId: string): Promise<EditableHousehold | undefined> {
  const [row] = await tx.$queryRaw<EditableHousehold[]>`
    SELECT name, address_line AS line, address_extra AS extra, postcode, town,
      allocataire_number AS "allocataireNumber" FROM family WHERE id = ${familyId}::uuid`;
  return row;
}

export async function updateHousehold(tx: Tx, familyId: string, household: EditableHousehold): Promise<void> {
  const { name, line, extra, postcode, town, allocataireNumber } = household;
  await tx.$executeRaw`
    UPDATE family SET name = ${name}, address_line = ${line}, address_extra = ${extra}, postcode = ${postcode}, town = ${town},
      allocataire_number = ${allocataireNumber}
    WHERE id = ${familyId}::uuid`;
}

/** An adult who is in the dossier now; undefined otherwise. */
export async function readAdultPlace(tx: Tx, familyId: string, personId: string): Promise<AdultPlace | undefined> {
  const [row] = await tx.$queryRaw<(RightsRow & { role: AdultRole; authority: Authority })[]>`
    SELECT role, authority, can_view, can_book, can_edit, can_pay FROM family_adult
    WHERE family_id = ${familyId}::uuid AND person_id = ${personId}::uuid AND left_at IS NULL`;
  return row && { role: row.role, authority: row.authority, rights: rightsOf(row) };
}

/** How an adult is called, "Camille Roy". */
export async function nameOfAdult(tx: Tx, personId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    SELECT concat_ws(' ', first_names[1], coalesce(nullif(usage_name, ''), birth_name)) AS name
    FROM person WHERE id = ${personId}::uuid`;
  return row?.name ?? "";
}

/** The dossier learns how to write to an adult for whom it had no address. */
export async function setEmailIfNone(tx: Tx, personId: string, email: string): Promise<void> {
  await tx.$executeRaw`UPDATE person SET email = ${email} WHERE id = ${personId}::uuid AND email = ''`;
}

/** Who answers for the dossier now, with their name; undefined when nobody does. */
export async function responsibleOf(tx: Tx, familyId: string): Promise<{ personId: string; name: string } | undefined> {
  const [row] = await tx.$queryRaw<{ personId: string; name: string }[]>`
    SELECT p.id AS "personId", concat_ws(' ', p.first_names[1], coalesce(nullif(p.usage_name, ''), p.birth_name)) AS name
    FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id
    WHERE fa.family_id = ${familyId}::uuid AND fa.role = 'responsable' AND fa.left_at IS NULL LIMIT 1`;
  return row;
}

/** The adult is in the dossier with this role, or comes back to it. */
export async function placeAdult(
  tx: Tx,
  cityId: string,
  adult: AdultPlace & { readonly familyId: string; readonly personId: string },
): Promise<void> {
  const { familyId, personId, role, authority, rights } = adult;
  const may = (right: FamilyRight) => rights.includes(right);
  await tx.$executeRaw`
    INSERT INTO family_adult (city_id, family_id, person_id, role, authority, can_view, can_book, can_edit, can_pay)
    VALUES (${cityId}::uuid, ${familyId}::uuid, ${personId}::uuid, ${role}, ${authority}, ${may("view")}, ${may("book")},
      ${may("edit")}, ${may("pay")})
    ON CONFLICT (city_id, family_id, person_id) DO UPDATE SET left_at = NULL, role = excluded.role,
      authority = excluded.authority, can_view = excluded.can_view, can_book = excluded.can_book,
      can_edit = excluded.can_edit, can_pay = excluded.can_pay`;
}

/** Hands over: the adult keeps their rights, and is no longer the one who answers for the dossier. */
export async function becomeParent(tx: Tx, familyId: string, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE family_adult SET role = 'parent' WHERE family_id = ${familyId}::uuid AND person_id = ${personId}::uuid`;
}

export async function releaseAdult(tx: Tx, familyId: string, personId: string, now: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`
    UPDATE family_adult SET left_at = ${new Date(now.epochMilliseconds)}
    WHERE family_id = ${familyId}::uuid AND person_id = ${personId}::uuid AND left_at IS NULL`;
}
