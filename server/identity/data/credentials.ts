import "server-only";
import type { Temporal } from "temporal-polyfill";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import type { Account } from "./accounts";
import { MAIL_ADDRESS, PERSON_OF_ACCOUNT } from "./mail-address-sql";

/** A local login with its account. */
export interface Credential {
  readonly login: string;
  readonly passwordHash: string;
  readonly mustChange: boolean;
  readonly oneTimeExpiresAt: Date | null;
  readonly totpSecret: Uint8Array | null;
  readonly totpConfirmedAt: Date | null;
  readonly totpLastStep: bigint | null;
  /** Where its owner is written to (`MAIL_ADDRESS`); null without an address. */
  readonly mailAddress: string | null;
  readonly account: Account;
}

const WITH_ACCOUNT = Prisma.sql`
  SELECT c.login, c.password_hash, c.must_change, c.one_time_expires_at, c.totp_secret, c.totp_confirmed_at,
         c.totp_last_step, a.id, a.kind, a.status, a.display_name, a.email,
         ${MAIL_ADDRESS} AS mail_address
  FROM local_credential c JOIN account a ON a.city_id = c.city_id AND a.id = c.account_id ${PERSON_OF_ACCOUNT}`;

interface CredentialRow {
  login: string;
  password_hash: string;
  must_change: boolean;
  one_time_expires_at: Date | null;
  totp_secret: Uint8Array | null;
  totp_confirmed_at: Date | null;
  totp_last_step: bigint | null;
  mail_address: string | null;
  id: string;
  kind: Account["kind"];
  status: Account["status"];
  display_name: string;
  email: string | null;
}

function toCredential(row: CredentialRow): Credential {
  return {
    login: row.login,
    passwordHash: row.password_hash,
    mustChange: row.must_change,
    oneTimeExpiresAt: row.one_time_expires_at,
    totpSecret: row.totp_secret,
    totpConfirmedAt: row.totp_confirmed_at,
    totpLastStep: row.totp_last_step,
    mailAddress: row.mail_address,
    account: { id: row.id, kind: row.kind, status: row.status, displayName: row.display_name, email: row.email },
  };
}

export async function findCredentialByLogin(tx: Tx, login: string): Promise<Credential | undefined> {
  const rows = await tx.$queryRaw<CredentialRow[]>`${WITH_ACCOUNT} WHERE c.login = ${login.toLowerCase()}`;
  return rows.map(toCredential)[0];
}

/** The local login of an account; undefined for one that only logs in with FranceConnect. */
export async function findCredential(tx: Tx, accountId: string): Promise<Credential | undefined> {
  const rows = await tx.$queryRaw<CredentialRow[]>`${WITH_ACCOUNT} WHERE c.account_id = ${accountId}::uuid`;
  return rows.map(toCredential)[0];
}

/** The same, held until the end of the transaction: two codes of one moment are looked at one after the other. */
export async function lockCredential(tx: Tx, accountId: string): Promise<Credential | undefined> {
  const rows = await tx.$queryRaw<CredentialRow[]>`
    ${WITH_ACCOUNT} WHERE c.account_id = ${accountId}::uuid FOR UPDATE OF c`;
  return rows.map(toCredential)[0];
}

/**
 * Usable accounts of which this is the login, the address of the dossier or that of the account: two parents may share an
 * address. At most five, the one of this login first. None without an address to write to.
 */
export async function findCredentialsToRecover(tx: Tx, loginOrEmail: string): Promise<Credential[]> {
  const typed = loginOrEmail.toLowerCase();
  const rows = await tx.$queryRaw<CredentialRow[]>`
    ${WITH_ACCOUNT} WHERE (c.login = ${typed} OR lower(p.email) = ${typed} OR lower(a.email) = ${typed})
      AND a.status IN ('active', 'waiting') AND ${MAIL_ADDRESS} IS NOT NULL
    ORDER BY c.login = ${typed} DESC, c.login LIMIT 5`;
  return rows.map(toCredential);
}

/** The first of `wanted`, `wanted2`, `wanted3`… that nobody has in the city. */
export async function freeLogin(tx: Tx, wanted: string): Promise<string> {
  const base = wanted.toLowerCase();
  const taken = new Set(
    (await tx.$queryRaw<{ login: string }[]>`SELECT login FROM local_credential WHERE starts_with(login, ${base})`).map(
      (row) => row.login,
    ),
  );
  for (let n = 1; ; n++) {
    const login = n === 1 ? base : `${base}${n}`;
    if (!taken.has(login)) return login;
  }
}

export interface NewCredential {
  readonly accountId: string;
  readonly login: string;
  readonly passwordHash: string;
  /** Given with a one-time password, which must then be changed at the first login (A3). */
  readonly oneTimeExpiresAt?: Temporal.Instant;
}

/**
 * Gives an account its local login, kept in lower case. With an end, the password is a one-time one (A3).
 * @throws when somebody of the city has the login, or the account has one: ask `freeLogin` first.
 */
export async function addCredential(tx: Tx, cityId: string, credential: NewCredential): Promise<void> {
  const { accountId, login, passwordHash, oneTimeExpiresAt } = credential;
  await tx.localCredential.create({
    data: {
      cityId,
      accountId,
      login: login.toLowerCase(),
      passwordHash,
      mustChange: oneTimeExpiresAt !== undefined,
      oneTimeExpiresAt: oneTimeExpiresAt ? new Date(oneTimeExpiresAt.epochMilliseconds) : null,
    },
  });
}

/** The links to a new password that are on their way open nothing any more. */
async function endRecoveryLinks(tx: Tx, accountId: string, now: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`
    UPDATE recovery_token SET used_at = ${new Date(now.epochMilliseconds)}
    WHERE account_id = ${accountId}::uuid AND used_at IS NULL`;
}

/** Takes the local login off an account, with the links to a new password that are on their way. */
export async function removeCredential(tx: Tx, accountId: string, now: Temporal.Instant): Promise<void> {
  await endRecoveryLinks(tx, accountId, now);
  await tx.$executeRaw`DELETE FROM local_credential WHERE account_id = ${accountId}::uuid`;
}

/** A password of the person's own: nothing is provisional any more, and no link asked before it sets another (attack 35). */
export async function replacePassword(
  tx: Tx,
  accountId: string,
  passwordHash: string,
  now: Temporal.Instant,
): Promise<void> {
  await endRecoveryLinks(tx, accountId, now);
  await tx.$executeRaw`
    UPDATE local_credential SET password_hash = ${passwordHash}, must_change = false, one_time_expires_at = NULL,
      changed_at = ${new Date(now.epochMilliseconds)} WHERE account_id = ${accountId}::uuid`;
}
