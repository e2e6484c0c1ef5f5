import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { findAccount, isUsable, lastUses, ownLogins } from "@/server/identity";
import { nameOfAdult, readAdultPlace } from "../data/desk-households";
import { accountOfPerson } from "../data/pivot-persons";
import type { AdultLogin, OnlineAccess } from "../domain/online-access";
import { dossierTitle } from "./desk-forms";
import { addressesOfPerson, mailAddressOf } from "./mail-address";

/** How an adult of the dossier gets in; undefined when this person is not in it. */
export async function onlineAccess(tx: Tx, familyId: string, personId: string): Promise<OnlineAccess | undefined> {
  const family = await dossierTitle(tx, familyId);
  if (!family || !(await readAdultPlace(tx, familyId, personId))) return undefined;
  const name = await nameOfAdult(tx, personId);
  const accountId = await accountOfPerson(tx, personId);
  const account = accountId ? await findAccount(tx, accountId) : undefined;
  if (!account) {
    const [mailTo = ""] = await addressesOfPerson(tx, personId);
    return { family, name, mailTo, status: "none", logins: [] };
  }
  const mailTo = (await mailAddressOf(tx, account.id)) ?? "";
  const status = isUsable(account) ? "open" : "suspended";
  return { family, name, mailTo, status, logins: await loginsOf(tx, account.id) };
}

async function loginsOf(tx: Tx, accountId: string): Promise<AdultLogin[]> {
  const { local, federated } = await ownLogins(tx, accountId);
  const last = await lastUses(tx, accountId);
  const typed = local && { key: "local", login: local.login, since: local.changedAt, lastUsedAt: last.local };
  const certified = federated.map(({ id: key, linkedAt }) => {
    return { key, login: null, since: linkedAt, lastUsedAt: last.federated };
  });
  return typed ? [typed, ...certified] : certified;
}
