import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import type { ContactError } from "../contact-errors";
import { insertChangeRequest } from "../data/change-requests";
import { deleteContact, putContact } from "../data/contacts";
import { lockActiveFamily } from "../data/desk-children";
import { type ContactChange, type ContactValues, contactDifferences, MOST_CONTACTS, placed } from "../domain/contact";
import type { OwnContacts } from "../domain/contact-form";
import type { FamilyError } from "../errors";
import { ownContacts } from "../queries/contact-forms";
import type { ChangeOutcome } from "./ask-change";
import { mailOtherHolders } from "./mail-other-holders";

export interface ContactAsked {
  readonly city: City;
  readonly familyId: string;
  /** The adult who asks, and their account. */
  readonly personId: string;
  readonly accountId: string;
  readonly childId: string;
  /** Null for somebody new. */
  readonly contactId: string | null;
  /** What the form was made from. */
  readonly version: string;
  /** Null to take the person off. */
  readonly wanted: ContactValues | null;
  readonly clock: Clock;
}

type AskError = ContactError | FamilyError;

/**
 * A parent asks to add, change or remove somebody to call for a child, or allowed to come for it (D7, D13). The town's
 * setting says whether it applies at once; never where somebody is forbidden to come, whom another name could hide.
 */
export async function askContact(tx: Tx, asked: ContactAsked): Promise<Result<ChangeOutcome, AskError>> {
  const { city, familyId, childId, contactId } = asked;
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "FamilyNotFound" });
  const known = await ownContacts(tx, familyId, childId, city.settings.appliedAtOnce.includes("contact"));
  if (!known) return err({ tag: "ChildNotFound" });
  if (known.version !== asked.version) return err({ tag: "ContactsMoved" });
  const checked = changeOf(asked, known);
  if (!checked.ok) return checked;
  const change = checked.value;
  if (known.atOnce) {
    const place = { cityId: city.id, familyId, childId };
    if (change.after) await putContact(tx, place, contactId, change.after);
    else if (contactId) await deleteContact(tx, place, contactId);
    await mailOtherHolders(tx, { ...asked, firstName: known.firstName });
  }
  const { personId, accountId, clock } = asked;
  const request = { cityId: city.id, familyId, personId, requestedBy: accountId, changes: { contact: change } };
  const id = await insertChangeRequest(tx, { ...request, applied: known.atOnce }, clock.now());
  return ok({ appliedRequestId: known.atOnce ? id : null, pendingRequestId: known.atOnce ? null : id });
}

function changeOf({ childId, contactId, wanted }: ContactAsked, known: OwnContacts): Result<ContactChange, AskError> {
  const found = known.contacts.find(({ id }) => id === contactId);
  if (contactId !== null && !found) return err({ tag: "ContactNotFound" });
  if (found?.kind === "interdit") return err({ tag: "ContactSetByTown" });
  if (contactId !== null && known.pending.some((change) => change.contactId === contactId)) {
    return err({ tag: "ContactChangePending" });
  }
  const added = known.pending.filter((change) => change.contactId === null).length;
  if (!found && known.contacts.length + added >= MOST_CONTACTS) {
    return err({ tag: "TooManyContacts", most: MOST_CONTACTS });
  }
  const after = wanted && placed(wanted);
  if (!found) return ok({ childId, child: known.firstName, contactId, before: null, after });
  const { id: _, ...before } = found;
  if (after && contactDifferences(before, after).length === 0) return err({ tag: "NothingChanged" });
  return ok({ childId, child: known.firstName, contactId, before, after });
}
