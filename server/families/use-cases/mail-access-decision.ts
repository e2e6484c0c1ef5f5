import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { newId } from "@/server/platform/ids";
import { publicUrl } from "@/server/tenancy";
import { type AccessMail, accessChangedMail } from "../domain/access-mails.fr";
import { mailAddressOf } from "../queries/mail-address";
import type { Desk } from "./desk";
import { mailHousehold } from "./mail-household";

export interface AccessDecisionMail {
  readonly familyId: string;
  readonly accountId: string;
  /** To the adult, with the reason. */
  readonly mail: AccessMail;
}

/**
 * Tells the adult what was decided of their access, and why; the others who hold the household, only that it changed. False when
 * no address of the adult is known.
 */
export async function mailAccessDecision(
  tx: Tx,
  { city, clock }: Desk,
  { familyId, accountId, mail }: AccessDecisionMail,
): Promise<boolean> {
  const to = await mailAddressOf(tx, accountId);
  if (to) {
    const { action, ...words } = mail;
    await queueMail(tx, {
      city,
      clock,
      to,
      familyId,
      kind: "access-decided",
      dedupeKey: `access-decided:${newId()}`,
      ...words,
      ...(action && { action: { label: action.label, url: publicUrl(city, action.path) } }),
    });
  }
  await mailHousehold(tx, { city, clock, familyId, kind: "access-changed", mail: accessChangedMail(), except: to });
  return to !== undefined;
}
