import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import type { LiveSession } from "../domain/session";

export type AccountStatus = LiveSession["accountStatus"];

export interface Account {
  readonly id: string;
  readonly kind: "parent" | "agent";
  readonly status: AccountStatus;
  readonly displayName: string;
  readonly email: string | null;
}

/** A closed or suspended account opens nothing; a waiting one opens the follow-up of its request. */
export function isUsable(account: Pick<Account, "status">): boolean {
  return account.status === "active" || account.status === "waiting";
}

/** An account of the city by its id, whatever its status; undefined when the city has none of this id. */
export async function findAccount(tx: Tx, accountId: string): Promise<Account | undefined> {
  const [row] = await tx.$queryRaw<Account[]>`
    SELECT id, kind, status, display_name AS "displayName", email FROM account WHERE id = ${accountId}::uuid`;
  return row;
}

/** Holds an account until the end of the transaction: its ways in are taken away one at a time. */
export async function lockAccount(tx: Tx, accountId: string): Promise<void> {
  await tx.$queryRaw`SELECT app.hold_account(${accountId}::uuid)::text`;
}

/** Opens an account in the city, without any way to log in yet. @returns its id. */
export async function createAccount(tx: Tx, cityId: string, account: Omit<Account, "id">): Promise<string> {
  const id = newId();
  await tx.account.create({ data: { cityId, id, ...account } });
  return id;
}

/**
 * Gives an account another status. It revokes no session: `findLiveSession` refuses those of an account that is suspended
 * or closed, from the next request on.
 */
export async function setAccountStatus(tx: Tx, accountId: string, status: AccountStatus): Promise<void> {
  await tx.$executeRaw`UPDATE account SET status = ${status} WHERE id = ${accountId}::uuid`;
}

/** Gives an account another address for its mails. Nothing is written, and no history, when it is the same. */
export async function setAccountEmail(tx: Tx, accountId: string, email: string): Promise<void> {
  await tx.$executeRaw`UPDATE account SET email = ${email} WHERE id = ${accountId}::uuid AND email IS DISTINCT FROM ${email}`;
}
