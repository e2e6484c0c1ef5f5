import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { type City, publicUrl } from "@/server/tenancy";
import type { DecisionMail } from "../domain/decision-mails.fr";
import type { Visibility } from "../domain/visibility";
import { householdAddresses } from "../queries/household-addresses";

export interface HouseholdMail {
  readonly city: City;
  readonly clock: Clock;
  readonly familyId: string;
  /** What it is about: "child-added". */
  readonly kind: string;
  readonly mail: DecisionMail;
  /** Which part of the dossier it tells of: who may not see that part is not written to. The household when left out. */
  readonly of?: keyof Visibility;
  /** The address of who did it, when they know already. */
  readonly except?: string | undefined;
  /** What it is sent once for, however often it is asked; without it, each call is an occasion of its own. */
  readonly occasion?: string;
  /** One of thousands of the same moment: the others leave first. */
  readonly inBulk?: boolean;
}

/** Tells those who hold a household what has just been done in its dossier: one mail for each address. Gives how many. */
export async function mailHousehold(tx: Tx, household: HouseholdMail): Promise<number> {
  const { city, clock, familyId, kind, mail, of, except, occasion = newId(), inBulk = false } = household;
  const { action, ...words } = mail;
  const addresses = (await householdAddresses(tx, familyId, of)).filter((address) => address !== except);
  for (const to of addresses) {
    await queueMail(tx, {
      city,
      clock,
      to,
      familyId,
      kind,
      dedupeKey: `${kind}:${occasion}:${to}`,
      inBulk,
      ...words,
      action: { label: action.label, url: publicUrl(city, action.path) },
    });
  }
  return addresses.length;
}
