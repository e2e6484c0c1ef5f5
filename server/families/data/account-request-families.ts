import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import type { AddressParts } from "../domain/account-request";

export interface NewFamily {
  readonly cityId: string;
  readonly name: string;
  readonly residence: "commune" | "interco" | "outside";
  readonly address: AddressParts;
}

export async function createFamily(tx: Tx, { cityId, name, residence, address }: NewFamily): Promise<string> {
  const id = newId();
  const { line, postcode, town } = address;
  await tx.family.create({ data: { cityId, id, name, residence, addressLine: line, postcode, town } });
  return id;
}

export async function activeFamilyExists(tx: Tx, familyId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM family WHERE id = ${familyId}::uuid AND status = 'active'`;
  return rows.length > 0;
}

export async function addAdult(
  tx: Tx,
  cityId: string,
  adult: { readonly familyId: string; readonly personId: string; readonly role: "responsable" | "parent" },
): Promise<void> {
  await tx.familyAdult.create({ data: { cityId, ...adult } });
}

/** A person's active dossier, the one where they are responsible first. */
export async function familyOfPerson(tx: Tx, personId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ family_id: string }[]>`
    SELECT fa.family_id FROM family_adult fa JOIN family f ON f.city_id = fa.city_id AND f.id = fa.family_id
    WHERE fa.person_id = ${personId}::uuid AND fa.left_at IS NULL AND f.status = 'active'
    ORDER BY fa.role = 'responsable' DESC, f.number LIMIT 1`;
  return row?.family_id;
}
