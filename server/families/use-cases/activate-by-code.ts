import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { findIdentityOfAccount, setAccountStatus } from "@/server/identity";
import type { Clock } from "@/server/platform/clock";
import { takeTry } from "@/server/platform/rate-limit";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import type { AccountRequestError } from "../account-request-errors";
import { decideRequest, lastRequestOf, lockAccountRequest, lockAsking } from "../data/account-requests";
import { spendInvitation } from "../data/invitations";
import { attachLogin, certifyPerson, holdAccountOf, personOfAccount } from "../data/pivot-persons";
import { mayBeInvited, normalCode } from "../domain/activation";
import { adultActivatedMail } from "../domain/desk-mails.fr";
import { identityOf, pivotClaimsSchema } from "../domain/pivot-claims";
import { personIdentity } from "../queries/person-identity";
import { mailHousehold } from "./mail-household";

/** Guessing 140 bits is hopeless; a script that tries is stopped all the same (attack 35). */
const TRIES = { name: "activation-code", hits: 10, windowSeconds: 3600 };
const TRIES_FROM_ADDRESS = { name: "activation-code-address", hits: 40, windowSeconds: 3600 };

export interface Activation {
  readonly city: City;
  readonly clock: Clock;
  readonly ip: string;
  readonly issuer: string;
  readonly accountId: string;
  readonly typed: string;
}

/**
 * Attaches a login that has no dossier yet to the adult for whom the town prepared a code (A4, A5; attack 35): once, in
 * time, and only for somebody whom FranceConnect certified and who may be that adult. Anything else goes by an ordinary
 * request, which an agent reads. A request that waits is held first, as an agent who decides it holds it, and is answered by
 * the code. Errors: TooManyCodes, AccountAlreadyAttached, CodeDead, CodeForSomebodyElse.
 */
export async function activateByCode(tx: Tx, activation: Activation): Promise<Result<void, AccountRequestError>> {
  const { city, clock, ip, issuer, accountId, typed } = activation;
  const tries = [await takeTry(TRIES, [city.id, accountId], clock), await takeTry(TRIES_FROM_ADDRESS, [ip], clock)];
  const stopped = tries.find((one) => !one.ok);
  if (stopped && !stopped.ok)
    return err({ tag: "TooManyCodes", minutes: Math.ceil(stopped.error.retryAfterSeconds / 60) });
  await lockAsking(tx, accountId);
  const last = await lastRequestOf(tx, accountId);
  const request = last?.status === "pending" ? await lockAccountRequest(tx, last.id) : undefined;
  if (await personOfAccount(tx, accountId)) return err({ tag: "AccountAlreadyAttached" });
  const now = clock.now();
  const code = normalCode(typed);
  const invitation = code && (await spendInvitation(tx, code, accountId, now));
  if (!invitation) return err({ tag: "CodeDead" });
  const { id, familyId, personId } = invitation;
  if (await holdAccountOf(tx, personId)) return err({ tag: "CodeDead" });
  const linked = await findIdentityOfAccount(tx, accountId, issuer);
  const certified = linked && identityOf(pivotClaimsSchema.parse(linked.claims));
  const onFile = await personIdentity(tx, personId);
  if (!certified || !onFile || !mayBeInvited(certified, onFile)) return err({ tag: "CodeForSomebodyElse" });
  await attachLogin(tx, city.id, { accountId, personId, by: `invitation:${id}` });
  await setAccountStatus(tx, accountId, "active");
  await certifyPerson(tx, personId, certified, now);
  if (request?.status === "pending") {
    const answer = {
      status: "approved",
      decidedBy: accountId,
      reason: "Code d’activation",
      personId,
      familyId,
    } as const;
    await decideRequest(tx, request.id, { ...answer, now });
  }
  await mailHousehold(tx, { city, clock, familyId, kind: "adult-activated", mail: adultActivatedMail() });
  return ok(undefined);
}
