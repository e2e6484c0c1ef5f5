import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import type { ContactError } from "../contact-errors";
import type { removeContactSchema, saveContactSchema } from "../contact-schemas";
import { type ContactPlace, deleteContact, putContact } from "../data/contacts";
import { lockActiveFamily } from "../data/desk-children";
import type { DeskError } from "../desk-errors";
import { type ContactValues, contactDifferences, MOST_CONTACTS, placed } from "../domain/contact";
import { contactsChangedMail } from "../domain/desk-mails.fr";
import type { ContactView } from "../domain/dossier";
import { type Unreached, unreachedBy } from "../domain/unreached";
import { contactsVersion, deskContacts } from "../queries/contact-forms";
import type { Desk } from "./desk";
import { mailHousehold } from "./mail-household";

type SaveContact = z.output<typeof saveContactSchema>;
type RemoveContact = z.output<typeof removeContactSchema>;
type Saved = Result<{ familyId: string; unreached: Unreached | null }, ContactError | DeskError>;

/** An agent adds or changes somebody to call for a child, allowed or forbidden to come for it (D7). */
export async function saveContact(tx: Tx, desk: Desk, input: SaveContact): Promise<Saved> {
  const { familyId, childId, contactId, version, phone, otherPhone, ...who } = input;
  const values: ContactValues = placed({ ...who, phone: phone ?? "", otherPhone: otherPhone ?? "" });
  const opened = await openContacts(tx, desk, { familyId, childId, version });
  if (!opened.ok) return opened;
  const { place, contacts, firstName } = opened.value;
  const before = contacts.find(({ id }) => id === contactId);
  if (contactId !== null && !before) return err({ tag: "ContactNotFound" });
  if (values.kind !== "interdit" && values.phone === "") return err({ tag: "ContactPhoneMissing" });
  if (before && contactDifferences(before, values).length === 0) return err({ tag: "DeskNothingChanged" });
  if (!before && contacts.length >= MOST_CONTACTS) return err({ tag: "TooManyContacts", most: MOST_CONTACTS });
  await putContact(tx, place, contactId, values);
  return ok({ familyId, unreached: await tell(tx, desk, familyId, firstName) });
}

/** An agent takes somebody off a child's contacts; the history keeps who it was. */
export async function removeContact(tx: Tx, desk: Desk, { contactId, ...input }: RemoveContact): Promise<Saved> {
  const opened = await openContacts(tx, desk, input);
  if (!opened.ok) return opened;
  const { place, contacts, firstName } = opened.value;
  if (!contacts.some(({ id }) => id === contactId)) return err({ tag: "ContactNotFound" });
  await deleteContact(tx, place, contactId);
  const { familyId } = input;
  return ok({ familyId, unreached: await tell(tx, desk, familyId, firstName) });
}

interface Opened {
  readonly place: ContactPlace;
  readonly contacts: readonly ContactView[];
  readonly firstName: string;
}

/** Locks the dossier, so that changes of its contacts come one after the other, and checks what the form showed. */
async function openContacts(
  tx: Tx,
  { city }: Desk,
  { familyId, childId, version }: Pick<SaveContact, "familyId" | "childId" | "version">,
): Promise<Result<Opened, ContactError | DeskError>> {
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  const form = await deskContacts(tx, familyId, childId);
  if (!form) return err({ tag: "DeskChildNotFound" });
  const { contacts, firstName } = form;
  if (contactsVersion(contacts) !== version) return err({ tag: "ContactsMoved" });
  return ok({ place: { cityId: city.id, familyId, childId }, contacts, firstName });
}

async function tell(tx: Tx, { city, clock }: Desk, familyId: string, firstName: string): Promise<Unreached | null> {
  const mail = contactsChangedMail(firstName);
  return unreachedBy(await mailHousehold(tx, { city, clock, familyId, kind: "contacts-changed", mail }));
}
