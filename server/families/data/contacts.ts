import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { type ContactValues, isCalled, withPlace } from "../domain/contact";
import { contactsOfChild } from "../queries/contacts";

/** The child of a household, whose contacts these are. The caller holds the lock of the dossier. */
export interface ContactPlace {
  readonly cityId: string;
  readonly familyId: string;
  readonly childId: string;
}

/** Adds a contact, or changes the one of this id, and gives it its place among those to call. */
export async function putContact(
  tx: Tx,
  place: ContactPlace,
  contactId: string | null,
  values: ContactValues,
): Promise<string> {
  const known = await contactsOfChild(tx, place.familyId, place.childId);
  const id = known.find((contact) => contact.id === contactId)?.id;
  const kept = id ?? newId();
  if (id === undefined) await insertContact(tx, place, kept, values);
  else await updateContact(tx, place, kept, values);
  const called = known.filter(isCalled).map((contact) => contact.id);
  await orderCalls(tx, place, withPlace(called, kept, isCalled(values) ? values.rank : 0));
  return kept;
}

export async function deleteContact(tx: Tx, place: ContactPlace, contactId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM contact WHERE id = ${contactId}::uuid AND child_id = ${place.childId}::uuid
      AND (family_id = ${place.familyId}::uuid OR family_id IS NULL)`;
  const called = (await contactsOfChild(tx, place.familyId, place.childId)).filter(isCalled);
  await orderCalls(
    tx,
    place,
    called.map(({ id }) => id),
  );
}

async function insertContact(tx: Tx, place: ContactPlace, id: string, values: ContactValues): Promise<void> {
  const { name, relation, phone, otherPhone, kind, note } = values;
  await tx.$executeRaw`
    INSERT INTO contact (city_id, id, family_id, child_id, name, relation, phone, other_phone, kind, note, priority)
    VALUES (${place.cityId}::uuid, ${id}::uuid, ${place.familyId}::uuid, ${place.childId}::uuid, ${name}, ${relation},
      ${phone}, ${otherPhone}, ${kind}, ${note}, ${values.rank})`;
}

/** One that no household claimed is this household's from now on: it was shown there alone. */
async function updateContact(tx: Tx, place: ContactPlace, id: string, values: ContactValues): Promise<void> {
  const { name, relation, phone, otherPhone, kind, note, rank } = values;
  await tx.$executeRaw`
    UPDATE contact SET family_id = ${place.familyId}::uuid, name = ${name}, relation = ${relation}, phone = ${phone},
      other_phone = ${otherPhone}, kind = ${kind}, note = ${note}, priority = ${rank}
    WHERE id = ${id}::uuid AND child_id = ${place.childId}::uuid
      AND (family_id = ${place.familyId}::uuid OR family_id IS NULL)`;
}

/** Numbers those to call from 1, in this order; only those whose place changes leave a line of history. */
async function orderCalls(tx: Tx, place: ContactPlace, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE contact SET priority = wanted.rank
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS wanted (id, rank)
    WHERE contact.id = wanted.id AND contact.child_id = ${place.childId}::uuid AND contact.priority <> wanted.rank
      AND (contact.family_id = ${place.familyId}::uuid OR contact.family_id IS NULL)`;
}
