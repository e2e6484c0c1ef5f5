import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import {
  type AccountUnusable,
  createAccount,
  type FederatedIdentity,
  findAccount,
  findIdentity,
  isUsable,
  linkIdentity,
  lockSubject,
  refreshClaims,
  type Subject,
  setAccountStatus,
} from "@/server/identity";
import { err, ok, type Result } from "@/server/platform/result";
import { wasTakenAway } from "../data/access-decisions";
import { insertAccountRequest } from "../data/account-requests";
import { attachLogin, certifyPerson, findCandidates, holdAccountOf, personOfAccount } from "../data/pivot-persons";
import { matchPivot } from "../domain/match-pivot";
import { personName } from "../domain/person-name";
import type { NamedPivot } from "../domain/pivot";
import { identityOf, type PivotClaims } from "../domain/pivot-claims";

export interface EnterByPivot {
  readonly cityId: string;
  readonly issuer: string;
  readonly claims: PivotClaims;
  readonly now: Temporal.Instant;
}

/** Whose account it is, and whether it opens a dossier already. A doubtful identity looks like an unknown one. */
export interface EnteredByPivot {
  readonly accountId: string;
  readonly attached: boolean;
}

/**
 * A FranceConnect login (A1, A4; protocols 1.9). A known subject enters. A new one is attached to the only person
 * whose six certified fields agree; a doubtful one waits for an agent, with a request in the queue; an unknown one
 * waits until it asks for an account. The e-mail decides nothing. A login that staff took off somebody is doubtful for ever.
 */
export async function enterByPivot(tx: Tx, login: EnterByPivot): Promise<Result<EnteredByPivot, AccountUnusable>> {
  const { issuer, claims } = login;
  const subject = { issuer, subject: claims.sub };
  await lockSubject(tx, subject);
  const known = await knownIdentity(tx, subject);
  if (!known) return ok(await enterFirstTime(tx, login));
  const account = await findAccount(tx, known.accountId);
  if (!account || !isUsable(account)) return err({ tag: "AccountUnusable" });
  await refreshClaims(tx, known.id, claims);
  return ok({ accountId: account.id, attached: (await personOfAccount(tx, account.id)) !== undefined });
}

/**
 * The identity of a subject who has come before. The account is held, and the identity read again: staff who take it away close
 * the sessions that are open, and not the one that is being opened.
 */
async function knownIdentity(tx: Tx, subject: Subject): Promise<FederatedIdentity | undefined> {
  const seen = await findIdentity(tx, subject);
  const personId = seen && (await personOfAccount(tx, seen.accountId));
  if (!personId) return seen;
  await holdAccountOf(tx, personId);
  return findIdentity(tx, subject);
}

async function enterFirstTime(tx: Tx, login: EnterByPivot): Promise<EnteredByPivot> {
  const identity = identityOf(login.claims);
  const match = matchPivot(identity, await findCandidates(tx, identity, login.issuer));
  const subject = { issuer: login.issuer, subject: login.claims.sub };
  if (match.kind === "full" && !(await wasTakenAway(tx, subject))) {
    const accountId = await accountToAttach(tx, login, identity, match.personId);
    if (accountId) {
      await certifyPerson(tx, match.personId, identity, login.now);
      return { accountId, attached: true };
    }
  }
  const accountId = await newAccount(tx, login, identity, "waiting");
  await link(tx, login, accountId);
  if (match.kind !== "none") await queueDoubt(tx, login, identity, accountId);
  return { accountId, attached: false };
}

/** The person's account, made if there is none. Undefined when it is suspended or closed: an agent must look. */
async function accountToAttach(
  tx: Tx,
  login: EnterByPivot,
  identity: NamedPivot,
  personId: string,
): Promise<string | undefined> {
  const existing = await holdAccountOf(tx, personId);
  if (existing) {
    const account = await findAccount(tx, existing);
    if (!account || !isUsable(account)) return undefined;
    if (account.status === "waiting") await setAccountStatus(tx, existing, "active");
    await link(tx, login, existing);
    return existing;
  }
  const accountId = await newAccount(tx, login, identity, "active");
  await link(tx, login, accountId);
  await attachLogin(tx, login.cityId, { accountId, personId, by: "pivot" });
  return accountId;
}

function newAccount(tx: Tx, login: EnterByPivot, identity: NamedPivot, status: "active" | "waiting"): Promise<string> {
  const email = login.claims.email.toLowerCase() || null;
  const displayName = personName(identity);
  return createAccount(tx, login.cityId, { kind: "parent", status, displayName, email });
}

function link(tx: Tx, { cityId, issuer, claims }: EnterByPivot, accountId: string): Promise<void> {
  return linkIdentity(tx, cityId, { issuer, subject: claims.sub, accountId, claims });
}

/** An agent sees it at once, even if the person goes away without writing anything. */
async function queueDoubt(
  tx: Tx,
  { cityId, claims, now }: EnterByPivot,
  identity: NamedPivot,
  accountId: string,
): Promise<void> {
  await insertAccountRequest(tx, {
    cityId,
    origin: "franceconnect",
    doubtful: true,
    accountId,
    identity: { ...identity, firstNames: [...identity.firstNames], birthplaceName: "" },
    contact: { email: claims.email.toLowerCase(), phone: "", address: "", children: "", message: "" },
    now,
  });
}
