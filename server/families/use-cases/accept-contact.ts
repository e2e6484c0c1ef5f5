import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import type { ContactError } from "../contact-errors";
import type { ChangeRequest } from "../data/change-requests";
import { deleteContact, putContact } from "../data/contacts";
import { type ContactChange, changedContact, contactMoved, MOST_CONTACTS } from "../domain/contact";
import type { FamilyError } from "../errors";
import { livesInFamily } from "../queries/children";
import { contactsOfChild } from "../queries/contacts";
import { mailOtherHolders } from "./mail-other-holders";

export interface AcceptedContact {
  readonly city: City;
  readonly clock: Clock;
  readonly request: ChangeRequest;
  readonly change: ContactChange;
  /** The agent has compared: what changed meanwhile may be replaced. */
  readonly overwrite: boolean;
}

/** Makes the change of a contact that a household asked for; the caller holds the lock of the dossier. */
export async function acceptContact(
  tx: Tx,
  accepted: AcceptedContact,
): Promise<Result<null, ContactError | FamilyError>> {
  const { city, clock, request, change, overwrite } = accepted;
  const { familyId, requestedBy } = request;
  const { childId, contactId } = change;
  if (!(await livesInFamily(tx, familyId, childId))) return err({ tag: "ChildNotFound" });
  const known = await contactsOfChild(tx, familyId, childId);
  const current = known.find(({ id }) => id === contactId) ?? null;
  if (contactMoved(change, current) && !overwrite) return err({ tag: "ValueMovedMeanwhile", fields: ["contact"] });
  const place = { cityId: city.id, familyId, childId };
  const after = changedContact(change, current);
  if (after && !current && known.length >= MOST_CONTACTS) return err({ tag: "TooManyContacts", most: MOST_CONTACTS });
  if (after) await putContact(tx, place, contactId, after);
  else if (current) await deleteContact(tx, place, current.id);
  await mailOtherHolders(tx, { city, clock, familyId, accountId: requestedBy, firstName: change.child });
  return ok(null);
}
