import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { findAccount, isUsable, lastUses, ownLogins } from "@/server/identity";
import { certifiedIdentity, identityBefore } from "../data/certifications";
import { nameOfAdult, readAdultPlace } from "../data/desk-households";
import { accountOfPerson } from "../data/pivot-persons";
import { NO_ACCESS } from "../domain/access-trace";
import { formerLines } from "../domain/former-identity.fr";
import type { AdultLogin, OnlineAccess } from "../domain/online-access";
import { accessTraces } from "./access-traces";
import { dossierTitle } from "./desk-forms";
import { addressesOfPerson, mailAddressOf } from "./mail-address";

/** How an adult of the dossier gets in; undefined when this person is not in it. */
export async function onlineAccess(tx: Tx, familyId: string, personId: string): Promise<OnlineAccess | undefined> {
  const family = await dossierTitle(tx, familyId);
  if (!family || !(await readAdultPlace(tx, familyId, personId))) return undefined;
  const trace = (await accessTraces(tx, familyId)).get(personId) ?? NO_ACCESS;
  const name = await nameOfAdult(tx, personId);
  const accountId = await accountOfPerson(tx, personId);
  const account = accountId ? await findAccount(tx, accountId) : undefined;
  if (!account) {
    const [mailTo = ""] = await addressesOfPerson(tx, personId);
    return { family, name, mailTo, status: "none", logins: [], trace, certified: null };
  }
  const mailTo = (await mailAddressOf(tx, account.id)) ?? "";
  const status = isUsable(account) ? "open" : "suspended";
  const logins = await loginsOf(tx, account.id);
  return { family, name, mailTo, status, logins, trace, certified: await certifiedBy(tx, personId) };
}

async function certifiedBy(tx: Tx, personId: string): Promise<OnlineAccess["certified"]> {
  const current = await certifiedIdentity(tx, personId);
  return current ? { former: formerLines(await identityBefore(tx, personId), current) } : null;
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
