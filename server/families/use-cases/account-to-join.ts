import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type Account, findAccount, isUsable, setAccountStatus } from "@/server/identity";
import { err, ok, type Result } from "@/server/platform/result";
import type { PersonSuspended } from "../account-request-errors";
import { nameOfAdult } from "../data/desk-households";
import { holdAccountOf } from "../data/pivot-persons";

/**
 * The account of a person, which a login that staff give them joins; undefined when they have none. It is held with the person:
 * nobody closes it before the login is on it. One that waited is open from now on.
 */
export async function accountToJoin(
  tx: Tx,
  { personId, familyId }: { readonly personId: string; readonly familyId: string | undefined },
): Promise<Result<Account | undefined, PersonSuspended>> {
  const accountId = await holdAccountOf(tx, personId);
  const account = accountId ? await findAccount(tx, accountId) : undefined;
  if (!account) return ok(undefined);
  if (!isUsable(account)) {
    return err({ tag: "PersonSuspended", personId, familyId, name: await nameOfAdult(tx, personId) });
  }
  if (account.status === "waiting") await setAccountStatus(tx, account.id, "active");
  return ok(account);
}
