import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { Account } from "./accounts";

/** A local login with its account. */
export interface Credential {
  readonly login: string;
  readonly passwordHash: string;
  readonly mustChange: boolean;
  readonly oneTimeExpiresAt: Date | null;
  readonly totpSecret: Uint8Array | null;
  readonly totpConfirmedAt: Date | null;
  readonly totpLastStep: bigint | null;
  readonly account: Account;
}

const WITH_ACCOUNT = `
  SELECT c.login, c.password_hash, c.must_change, c.one_time_expires_at, c.totp_secret, c.totp_confirmed_at,
         c.totp_last_step, a.id, a.kind, a.status, a.display_name, a.email
  FROM local_credential c JOIN account a ON a.city_id = c.city_id AND a.id = c.account_id`;

interface CredentialRow {
  login: string;
  password_hash: string;
  must_change: boolean;
  one_time_expires_at: Date | null;
  totp_secret: Uint8Array | null;
  totp_confirmed_at: Date | null;
  totp_last_step: bigint | null;
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
    account: { id: row.id, kind: row.kind, status: row.status, displayName: row.display_name, email: row.email },
  };
}

export async function findCredentialByLogin(tx: Tx, login: string): Promise<Credential | undefined> {
  const rows = await tx.$queryRawUnsafe<CredentialRow[]>(`${WITH_ACCOUNT} WHERE c.login = $1`, login.toLowerCase());
  return rows.map(toCredential)[0];
}

/** The local login of an account; undefined for one that only logs in with FranceConnect. */
export async function findCredential(tx: Tx, accountId: string): Promise<Credential | undefined> {
  const rows = await tx.$queryRawUnsafe<CredentialRow[]>(`${WITH_ACCOUNT} WHERE c.account_id = $1::uuid`, accountId);
  return rows.map(toCredential)[0];
}

/** The same, held until the end of the transaction: two codes of one moment are looked at one after the other. */
export async function lockCredential(tx: Tx, accountId: string): Promise<Credential | undefined> {
  const rows = await tx.$queryRawUnsafe<CredentialRow[]>(
    `${WITH_ACCOUNT} WHERE c.account_id = $1::uuid FOR UPDATE OF c`,
    accountId,
  );
  return rows.map(toCredential)[0];
}

/** Usable accounts whose login or e-mail this is: two parents may share an address. At most five. */
export async function findCredentialsToRecover(tx: Tx, loginOrEmail: string): Promise<Credential[]> {
  const rows = await tx.$queryRawUnsafe<CredentialRow[]>(
    `${WITH_ACCOUNT} WHERE (c.login = $1 OR lower(a.email) = $1) AND a.status IN ('active', 'waiting') AND a.email <> ''
     ORDER BY c.login LIMIT 5`,
    loginOrEmail.toLowerCase(),
  );
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

/** A password of the person's own: nothing is provisional any more. */
export async function replacePassword(
  tx: Tx,
  accountId: string,
  passwordHash: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE local_credential SET password_hash = ${passwordHash}, must_change = false, one_time_expires_at = NULL,
      changed_at = ${new Date(now.epochMilliseconds)} WHERE account_id = ${accountId}::uuid`;
}
