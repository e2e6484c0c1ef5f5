import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { pendingContacts } from "../data/change-requests";
import type { ContactChange } from "../domain/contact";
import type { DeskContacts, OwnContacts } from "../domain/contact-form";
import type { ContactView } from "../domain/dossier";
import { shownVersion } from "../domain/shown-version";
import { bansOfChildren } from "./bans";
import { firstNameOf } from "./child-households";
import { livesInFamily } from "./children";
import { contactsOfChild } from "./contacts";
import { dossierTitle } from "./desk-forms";

/** What makes a child's contacts, and the requests about them, differ from any other state of them. */
export function contactsVersion(contacts: readonly ContactView[], pending: readonly ContactChange[] = []): string {
  return shownVersion({ contacts, pending });
}

/** A child's contacts for an agent; undefined when the child is not in this active dossier. */
export async function deskContacts(tx: Tx, familyId: string, childId: string): Promise<DeskContacts | undefined> {
  const family = await dossierTitle(tx, familyId);
  if (!family || !(await livesInFamily(tx, familyId, childId))) return undefined;
  const contacts = await contactsOfChild(tx, familyId, childId);
  const known = new Set(contacts.map(({ id }) => id));
  const bans = await bansOfChildren(tx, familyId);
  return {
    family,
    firstName: await firstNameOf(tx, childId),
    contacts,
    bansElsewhere: bans.filter((ban) => ban.childId === childId && !known.has(ban.id)),
    version: contactsVersion(contacts),
  };
}

/**
 * A child's contacts for a parent who holds the household; undefined when the child does not live in it. What they ask
 * waits for an agent while somebody must not come for the child, whichever household noted it: a ban is the child's.
 */
export async function ownContacts(
  tx: Tx,
  familyId: string,
  childId: string,
  townAppliesAtOnce: boolean,
): Promise<OwnContacts | undefined> {
  if (!(await livesInFamily(tx, familyId, childId))) return undefined;
  const contacts = await contactsOfChild(tx, familyId, childId);
  const pending = await pendingContacts(tx, familyId, childId);
  const bans = await bansOfChildren(tx, familyId);
  return {
    firstName: await firstNameOf(tx, childId),
    contacts,
    pending,
    atOnce: townAppliesAtOnce && bans.every((ban) => ban.childId !== childId),
    version: contactsVersion(contacts, pending),
  };
}
