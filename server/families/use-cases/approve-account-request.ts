import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import {
  findIdentityOfAccount,
  moveIdentities,
  revokeSessions,
  setAccountEmail,
  setAccountStatus,
} from "@/server/identity";
import { queueMail } from "@/server/messaging";
import { err, ok, type Result } from "@/server/platform/result";
import { publicUrl } from "@/server/tenancy";
import type { AccountRequestError } from "../account-request-errors";
import { decideRequest, lockAccountRequest } from "../data/account-requests";
import { attachLogin } from "../data/pivot-persons";
import type { AccountRequest } from "../domain/account-request";
import type { DecidingAgent } from "./account-request-agent";
import { accountToJoin } from "./account-to-join";
import { mailKnownAddresses } from "./mail-known-addresses";
import { openLocalAccountRequest } from "./open-local-account-request";
import { type Placed, type Placement, placeAccountRequest } from "./place-account-request";

/**
 * Opens the account that was asked for (A3, A4): the person is found among the dossiers by the agent, or made. A local
 * account gets a one-time password by mail; a FranceConnect one opens at its next login. A person keeps one account,
 * with several ways in; the addresses that were on file for them are told of the new one. Errors: AccountRequestNotFound,
 * AccountRequestAlreadyDecided, ChosenPersonNotFound, ChosenFamilyNotFound, PersonAlreadyHasLogin, PersonSuspended.
 */
export async function approveAccountRequest(
  tx: Tx,
  agent: DecidingAgent,
  requestId: string,
  placement: Placement,
): Promise<Result<void, AccountRequestError>> {
  const request = await lockAccountRequest(tx, requestId);
  if (!request) return err({ tag: "AccountRequestNotFound" });
  if (request.status !== "pending") return err({ tag: "AccountRequestAlreadyDecided" });
  const now = agent.clock.now();
  const placed = await placeAccountRequest(tx, agent.city.id, request, placement, now);
  if (!placed.ok) return placed;
  const opened =
    request.origin === "local"
      ? await openLocalAccountRequest(tx, agent, request, placed.value)
      : await openWaitingAccount(tx, agent, request, placed.value);
  if (!opened.ok) return opened;
  const { city, clock } = agent;
  await mailKnownAddresses(tx, { city, clock, requestId, asked: request.email, ...placed.value });
  const approval = { status: "approved", decidedBy: agent.agentId, now, ...placed.value } as const;
  const decided = await decideRequest(tx, request.id, approval);
  return decided ? ok(undefined) : err({ tag: "AccountRequestAlreadyDecided" });
}

/** The waiting account of a FranceConnect login becomes the person's, or its login joins the account they have. */
async function openWaitingAccount(
  tx: Tx,
  { city, clock, agentId, issuer }: DecidingAgent,
  request: AccountRequest,
  { personId, familyId }: Placed,
): Promise<Result<void, AccountRequestError>> {
  const { accountId } = request;
  if (!accountId) return err({ tag: "AccountRequestNotFound" });
  const joined = await accountToJoin(tx, { personId, familyId });
  if (!joined.ok) return joined;
  const existing = joined.value;
  if (existing) {
    if (await findIdentityOfAccount(tx, existing.id, issuer)) return err({ tag: "PersonAlreadyHasLogin" });
    await moveIdentities(tx, accountId, existing.id);
    await setAccountStatus(tx, accountId, "closed");
    if (!existing.email) await setAccountEmail(tx, existing.id, request.email);
  } else {
    await attachLogin(tx, city.id, { accountId, personId, by: `account:${agentId}` });
    await setAccountStatus(tx, accountId, "active");
  }
  await revokeSessions(tx, accountId, clock.now());
  await queueMail(tx, {
    city,
    clock,
    to: request.email,
    familyId,
    kind: "account-opened",
    dedupeKey: `account-opened:${request.id}`,
    subject: "Votre compte est ouvert",
    paragraphs: [
      "Un agent a vérifié votre demande\u00a0: votre compte est ouvert.",
      "Connectez-vous de nouveau avec FranceConnect pour voir votre dossier.",
    ],
    action: { label: "Me connecter", url: publicUrl(city, "/connexion") },
  });
  return ok(undefined);
}
