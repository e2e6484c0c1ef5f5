import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { findIdentityOfAccount, type LiveSession, setAccountEmail } from "@/server/identity";
import { err, ok, type Result } from "@/server/platform/result";
import type { AccountRequestError } from "../account-request-errors";
import type { CompleteAccountRequest } from "../account-request-schemas";
import { completeRequest, insertAccountRequest, lastRequestOf, lockAsking } from "../data/account-requests";
import { personOfAccount } from "../data/pivot-persons";
import { identityOf, pivotClaimsSchema } from "../domain/pivot-claims";
import { contactAsked } from "./ask-account-request";

export interface CompleteRequest {
  readonly cityId: string;
  readonly issuer: string;
  readonly session: LiveSession;
  readonly asked: CompleteAccountRequest;
  readonly now: Temporal.Instant;
}

/**
 * Asks for an account after FranceConnect. The identity is the one that FranceConnect certified, whatever the form
 * says; a request that already waits is completed, a refused one is asked anew. One account has one request that waits,
 * and what is written for a request that an agent decides meanwhile is refused. Errors: AccountAlreadyAttached,
 * AccountRequestNotFound, AnsweredMeanwhile.
 */
export async function completeAccountRequest(
  tx: Tx,
  { cityId, issuer, session, asked, now }: CompleteRequest,
): Promise<Result<void, AccountRequestError>> {
  await lockAsking(tx, session.accountId);
  if (await personOfAccount(tx, session.accountId)) return err({ tag: "AccountAlreadyAttached" });
  const linked = await findIdentityOfAccount(tx, session.accountId, issuer);
  if (!linked) return err({ tag: "AccountRequestNotFound" });
  const contact = contactAsked(asked);
  const last = await lastRequestOf(tx, session.accountId);
  if (last?.status === "pending") {
    // The request before the account, as an agent who decides takes them.
    if (!(await completeRequest(tx, last.id, contact))) return err({ tag: "AnsweredMeanwhile" });
    await setAccountEmail(tx, session.accountId, contact.email);
    return ok(undefined);
  }
  await setAccountEmail(tx, session.accountId, contact.email);
  const identity = identityOf(pivotClaimsSchema.parse(linked.claims));
  await insertAccountRequest(tx, {
    cityId,
    origin: "franceconnect",
    doubtful: last?.doubtful ?? false,
    accountId: session.accountId,
    identity: { ...identity, firstNames: [...identity.firstNames], birthplaceName: "" },
    contact,
    now,
  });
  return ok(undefined);
}
