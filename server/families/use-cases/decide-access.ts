import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import {
  findAccount,
  isUsable,
  ownLogins,
  removeCredential,
  revokeSessions,
  setAccountStatus,
  unlinkOwnIdentity,
} from "@/server/identity";
import { err, ok, type Result } from "@/server/platform/result";
import { insertAccessDecision, type NewAccessDecision } from "../data/access-decisions";
import { certifiedIdentity, identityBefore, liftCertification } from "../data/certifications";
import { lockActiveFamily } from "../data/desk-children";
import { readAdultPlace } from "../data/desk-households";
import { detachLogin, holdAccountOf } from "../data/pivot-persons";
import type { DeskError } from "../desk-errors";
import type { decideAccessSchema, removeLoginSchema } from "../desk-schemas";
import { accessReopenedMail, accessSuspendedMail, loginRemovedMail } from "../domain/access-mails.fr";
import type { Unreached } from "../domain/unreached";
import type { Desk } from "./desk";
import { mailAccessDecision } from "./mail-access-decision";

interface OfAdult {
  readonly familyId: string;
  readonly personId: string;
}

interface AccessDecided extends OfAdult {
  /** "own": no address of the adult themselves is known. */
  readonly unreached: Unreached | null;
}

/**
 * Takes a login off an adult (A3, A4): somebody else's that was attached by mistake, or one that they lost. Every session
 * ends at once, and the person is told why. Who has no login left has no account any more, and may be given another; unless it
 * is suspended: it stays so, until staff reopen it. What FranceConnect certified of the adult is certified no more without it, and
 * with `restore` is again what it was before.
 * Errors: DeskFamilyNotFound, DeskAdultNotFound, DeskLoginNotFound.
 */
export async function removeLogin(
  tx: Tx,
  desk: Desk,
  { familyId, personId, login, restore, reason }: z.output<typeof removeLoginSchema>,
): Promise<Result<AccessDecided, DeskError>> {
  const locked = await lockAdultAccount(tx, { familyId, personId });
  if (!locked.ok) return locked;
  const accountId = locked.value;
  const { local, federated } = await ownLogins(tx, accountId);
  const known = login === "local" ? local !== null : federated.some(({ id }) => id === login);
  if (!known) return err({ tag: "DeskLoginNotFound" });
  const account = await findAccount(tx, accountId);
  const suspended = !account || !isUsable(account);
  const last = federated.length + (local ? 1 : 0) === 1;
  const what: Pick<NewAccessDecision, "kind" | "identityId"> =
    login === "local" ? { kind: "local-removed" } : { kind: "franceconnect-removed", identityId: login };
  const mail = loginRemovedMail(reason, { last, suspended });
  const told = await mailAccessDecision(tx, desk, { familyId, accountId, mail });
  const now = desk.clock.now();
  if (login === "local") await removeCredential(tx, accountId, now);
  else {
    await unlinkOwnIdentity(tx, accountId, login, now);
    if (federated.length === 1 && (await certifiedIdentity(tx, personId))) {
      await liftCertification(tx, personId, restore ? await identityBefore(tx, personId) : {});
    }
  }
  await revokeSessions(tx, accountId, now);
  if (last && !suspended) await closeAccess(tx, accountId, personId);
  await keep(tx, desk, { familyId, personId, accountId, reason, ...what });
  return ok({ familyId, personId, unreached: told ? null : "own" });
}

/**
 * Suspends the access of an adult, or reopens it, whatever their logins (A8). Suspending ends every session at once; the
 * person is told why. Reopened without a login left, the adult has no account any more, and may be given another. Errors:
 * DeskFamilyNotFound, DeskAdultNotFound, DeskLoginNotFound without an account, AccessAlreadySo.
 */
export async function decideAccess(
  tx: Tx,
  desk: Desk,
  { familyId, personId, state, reason }: z.output<typeof decideAccessSchema>,
): Promise<Result<AccessDecided & { state: "open" | "suspended" }, DeskError>> {
  const locked = await lockAdultAccount(tx, { familyId, personId });
  if (!locked.ok) return locked;
  const accountId = locked.value;
  const account = await findAccount(tx, accountId);
  const reopens = state === "open";
  if (!account || isUsable(account) === reopens) return err({ tag: "AccessAlreadySo", state });
  const { local, federated } = await ownLogins(tx, accountId);
  const empty = !local && federated.length === 0;
  const mail = reopens ? accessReopenedMail(reason, empty) : accessSuspendedMail(reason);
  const told = await mailAccessDecision(tx, desk, { familyId, accountId, mail });
  if (reopens && empty) await closeAccess(tx, accountId, personId);
  else await setAccountStatus(tx, accountId, reopens ? "active" : "suspended");
  if (!reopens) await revokeSessions(tx, accountId, desk.clock.now());
  await keep(tx, desk, { familyId, personId, accountId, reason, kind: reopens ? "reopened" : "suspended" });
  return ok({ familyId, personId, state, unreached: told ? null : "own" });
}

/** The account of an adult of this dossier, held: two agents decide one after the other. */
async function lockAdultAccount(tx: Tx, { familyId, personId }: OfAdult): Promise<Result<string, DeskError>> {
  if (!(await lockActiveFamily(tx, familyId))) return err({ tag: "DeskFamilyNotFound" });
  if (!(await readAdultPlace(tx, familyId, personId))) return err({ tag: "DeskAdultNotFound" });
  const accountId = await holdAccountOf(tx, personId);
  return accountId ? ok(accountId) : err({ tag: "DeskLoginNotFound" });
}

async function closeAccess(tx: Tx, accountId: string, personId: string): Promise<void> {
  await detachLogin(tx, accountId, personId);
  await setAccountStatus(tx, accountId, "closed");
}

function keep(tx: Tx, { city, agentId, clock }: Desk, decision: Omit<NewAccessDecision, "cityId" | "agentId" | "now">) {
  return insertAccessDecision(tx, { cityId: city.id, agentId, now: clock.now(), ...decision });
}
