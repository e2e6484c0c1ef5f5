import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { ChangeSet, Coordinates } from "../domain/change-request";

/** How an adult is reached, and what of it the State vouches for. */
export interface HeldCoordinates extends Coordinates {
  /** The name comes from FranceConnect: it is not changed here. */
  readonly certified: boolean;
}

interface CoordinatesRow {
  usage_name: string;
  phone: string;
  email: string;
  certified: boolean;
  address_line: string;
  address_extra: string;
  postcode: string;
  town: string;
}

/**
 * Locks the dossier, so that two requests of one family come one after the other, and reads what it has of one of its
 * adults. Undefined when this person is not in this dossier.
 */
export async function lockCoordinates(
  tx: Tx,
  familyId: string,
  personId: string,
): Promise<HeldCoordinates | undefined> {
  await tx.$queryRaw`SELECT id FROM family WHERE id = ${familyId}::uuid FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
  return readCoordinates(tx, familyId, personId);
}

/** What the dossier has of one of its adults, or undefined when this person is not in it. */
export async function readCoordinates(
  tx: Tx,
  familyId: string,
  personId: string,
): Promise<HeldCoordinates | undefined> {
  const rows = await tx.$queryRaw<CoordinatesRow[]>`
    SELECT p.usage_name, p.phone, p.email, p.certified_by IS NOT NULL AS certified,
           f.address_line, f.address_extra, f.postcode, f.town
    FROM family f
    JOIN family_adult fa ON fa.city_id = f.city_id AND fa.family_id = f.id
    JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id
    WHERE f.id = ${familyId}::uuid AND fa.person_id = ${personId}::uuid`;
  const row = rows[0];
  if (!row) return undefined;
  const address = { line: row.address_line, extra: row.address_extra, postcode: row.postcode, town: row.town };
  return { usageName: row.usage_name, phone: row.phone, email: row.email, certified: row.certified, address };
}

/** Writes the new values into the dossier; the triggers keep the old ones. */
export async function applyChanges(tx: Tx, familyId: string, personId: string, changes: ChangeSet): Promise<void> {
  const { usageName, phone, email, address } = changes;
  if (usageName || phone || email) {
    await tx.$executeRaw`
      UPDATE person SET usage_name = coalesce(${usageName?.after ?? null}, usage_name),
        phone = coalesce(${phone?.after ?? null}, phone), email = coalesce(${email?.after ?? null}, email)
      WHERE id = ${personId}::uuid`;
  }
  if (address) {
    const { line, extra, postcode, town } = address.after;
    await tx.$executeRaw`
      UPDATE family SET address_line = ${line}, address_extra = ${extra}, postcode = ${postcode}, town = ${town}
      WHERE id = ${familyId}::uuid`;
  }
}
