import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { NOT_GIVEN } from "@/server/platform/not-given.fr";
import { type ChangeField, type ChangeSet, type Coordinates, movedMeanwhile } from "../domain/change-request";
import { addressText, type ChangeLine, changeLines } from "../domain/change-request.fr";
import { contactMoved } from "../domain/contact";
import { contactLines } from "../domain/contact.fr";
import { phoneText } from "../domain/phone.fr";
import { contactsOfChild } from "./contacts";

/** A line of a request beside what the dossier has now. */
export interface ComparedLine extends ChangeLine {
  readonly current: string;
  /** Somebody has changed it since the request, which would overwrite it. */
  readonly moved: boolean;
}

/** The lines of a request as an agent compares them. Once it is answered, nothing of it can be overwritten. */
export async function comparedLines(
  tx: Tx,
  familyId: string,
  request: { readonly changes: ChangeSet; readonly current: Coordinates; readonly pending: boolean },
): Promise<ComparedLine[]> {
  const { changes, current, pending } = request;
  if (changes.contact) return contactCompared(tx, familyId, changes.contact, pending);
  const moved = pending ? movedMeanwhile(changes, current) : [];
  const now: Readonly<Record<Exclude<ChangeField, "contact">, string>> = {
    usageName: current.usageName,
    phone: phoneText(current.phone),
    email: current.email,
    address: addressText(current.address),
  };
  return changeLines(changes).map((line) => ({
    ...line,
    current: (line.field !== "contact" && now[line.field]) || NOT_GIVEN,
    moved: moved.includes(line.field),
  }));
}

async function contactCompared(
  tx: Tx,
  familyId: string,
  change: NonNullable<ChangeSet["contact"]>,
  pending: boolean,
): Promise<ComparedLine[]> {
  const contacts = await contactsOfChild(tx, familyId, change.childId);
  const current = contacts.find(({ id }) => id === change.contactId) ?? null;
  const moved = pending && contactMoved(change, current);
  return contactLines(change, current).map((line) => ({
    field: "contact",
    ...line,
    moved: moved && line.moved,
  }));
}
