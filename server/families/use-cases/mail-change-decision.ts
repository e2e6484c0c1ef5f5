import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { type City, publicUrl } from "@/server/tenancy";
import type { ChangeRequest } from "../data/change-requests";
import { isOfHousehold } from "../domain/change-request";
import { changeAcceptedMail, changeRefusedMail } from "../domain/decision-mails.fr";
import { type Unreached, unreachedBy } from "../domain/unreached";
import { mailAddressOfPerson } from "../queries/mail-address";
import { mailFormerAddress } from "./mail-former-address";
import { mailHousehold } from "./mail-household";

export interface ChangeDecisionMail {
  readonly city: City;
  readonly request: ChangeRequest;
  readonly answer: { readonly kind: "accepted" } | { readonly kind: "refused"; readonly reason: string };
  /** The address on file before the change: told too when the e-mail itself changes. */
  readonly formerEmail?: string;
  readonly clock: Clock;
}

/**
 * Tells those whom the change is about, at their address of today: who holds the household, or the adult whose own details
 * these are. The login that asked may have been taken away since (A3). The mail holds none of the values: whoever reads it over a shoulder learns nothing.
 * Gives "own" when no address of theirs is known.
 */
export async function mailChangeDecision(tx: Tx, decision: ChangeDecisionMail): Promise<Unreached | null> {
  const { city, request, answer, formerEmail, clock } = decision;
  const accepted = answer.kind === "accepted";
  const { familyId, personId } = request;
  const mail = answer.kind === "accepted" ? changeAcceptedMail() : changeRefusedMail(answer.reason);
  const kind = `change-${answer.kind}`;
  let told = 0;
  if (isOfHousehold(request.changes)) told = await mailHousehold(tx, { city, clock, familyId, kind, mail });
  else {
    const { action, ...words } = mail;
    const to = await mailAddressOfPerson(tx, personId);
    const dedupeKey = `change:${request.id}:${answer.kind}`;
    const link = { label: action.label, url: publicUrl(city, action.path) };
    if (to) await queueMail(tx, { city, clock, familyId, kind, to, dedupeKey, ...words, action: link });
    told = to ? 1 : 0;
  }
  if (accepted && request.changes.email && formerEmail) {
    await mailFormerAddress(tx, {
      city,
      clock,
      familyId,
      requestId: request.id,
      former: formerEmail,
    });
  }
  return unreachedBy(told);
}
