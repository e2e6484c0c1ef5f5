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

export async function findAccount(tx: Tx, accountId: string): Promise<Account | undefined> {
  const [row] = await tx.$queryRaw<Account[]>`
    SELECT id, kind, status, display_name AS "displayName", email FROM account WHERE id = ${accountId}::uuid`;
  return row;
}

export async function createAccount(tx: Tx, cityId: string, account: Omit<Account, "id">): Promise<string> {
  const id = newId();
  await tx.account.create({ data: { cityId, id, ...account } });
  return id;
}

export async function setAccountStatus(tx: Tx, accountId: string, status: AccountStatus): Promise<void> {
  await tx.$executeRaw`UPDATE account SET status = ${status} WHERE id = ${accountId}::uuid`;
}

export async function setAccountEmail(tx: Tx, accountId: string, email: string): Promise<void> {
  await tx.$executeRaw`UPDATE account SET email = ${email} WHERE id = ${accountId}::uuid AND email IS DISTINCT FROM ${email}`;
}
