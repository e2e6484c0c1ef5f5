import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { type City, publicUrl } from "@/server/tenancy";
import type { ChangeRequest } from "../data/change-requests";
import { changeAcceptedMail, changeRefusedMail } from "../domain/decision-mails.fr";
import { mailAddressOf } from "../queries/mail-address";
import { mailFormerAddress } from "./mail-former-address";

export interface ChangeDecisionMail {
  readonly city: City;
  readonly request: ChangeRequest;
  readonly answer: { readonly kind: "accepted" } | { readonly kind: "refused"; readonly reason: string };
  /** The address on file before the change: told too when the e-mail itself changes. */
  readonly formerEmail?: string;
  readonly clock: Clock;
}

/** Tells the parent who asked. The mail holds none of the values: whoever reads it over a shoulder learns nothing. */
export async function mailChangeDecision(tx: Tx, decision: ChangeDecisionMail): Promise<void> {
  const { city, request, answer, formerEmail, clock } = decision;
  const accepted = answer.kind === "accepted";
  const { action, ...words } = answer.kind === "accepted" ? changeAcceptedMail() : changeRefusedMail(answer.reason);
  const content = {
    city,
    clock,
    familyId: request.familyId,
    kind: `change-${answer.kind}`,
    ...words,
    action: { label: action.label, url: publicUrl(city, action.path) },
  };
  const to = await mailAddressOf(tx, request.requestedBy);
  if (to) await queueMail(tx, { ...content, to, dedupeKey: `change:${request.id}:${answer.kind}` });
  if (accepted && request.changes.email && formerEmail) {
    await mailFormerAddress(tx, {
      city,
      clock,
      familyId: request.familyId,
      requestId: request.id,
      former: formerEmail,
    });
  }
}
