import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { addCredential, createAccount, findCredential, freeLogin, hashPassword } from "@/server/identity";
import { queueMail } from "@/server/messaging";
import { newReadableSecret } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import { publicUrl } from "@/server/tenancy";
import type { AccountRequestError } from "../account-request-errors";
import { accountOfPerson, attachLogin } from "../data/pivot-persons";
import type { AccountRequest } from "../domain/account-request";
import { personName } from "../domain/person-name";
import type { DecidingAgent } from "./account-request-agent";
import type { Placed } from "./place-account-request";

const ONE_TIME_DAYS = 7;

/** Gives a local login with a one-time password, good for seven days and to be changed at the first login (A3). */
export async function openLocalAccountRequest(
  tx: Tx,
  { city, clock, agentId }: DecidingAgent,
  request: AccountRequest,
  { personId, familyId }: Placed,
): Promise<Result<void, AccountRequestError>> {
  const existing = await accountOfPerson(tx, personId);
  if (existing && (await findCredential(tx, existing))) return err({ tag: "PersonAlreadyHasLogin" });
  const accountId = existing ?? (await newLocalAccount(tx, city.id, request));
  if (!existing) await attachLogin(tx, city.id, { accountId, personId, by: `account:${agentId}` });
  const login = await freeLogin(tx, request.email);
  const password = newReadableSecret();
  const oneTimeExpiresAt = clock.now().add({ hours: ONE_TIME_DAYS * 24 });
  await addCredential(tx, city.id, { accountId, login, passwordHash: await hashPassword(password), oneTimeExpiresAt });
  await queueMail(tx, {
    city,
    clock,
    to: request.email,
    familyId,
    kind: "account-opened",
    dedupeKey: `account-opened:${request.id}`,
    holdsSecret: true,
    subject: "Votre compte est ouvert",
    paragraphs: [
      "Un agent a vérifié votre demande\u00a0: votre compte est ouvert.",
      `Votre identifiant\u00a0: ${login}\nVotre mot de passe provisoire\u00a0: ${password}`,
      `Ce mot de passe sert une fois, pendant ${ONE_TIME_DAYS}\u00a0jours. À la première connexion, vous choisirez le vôtre. Ne le donnez à personne\u00a0: la mairie ne vous le demandera jamais.`,
    ],
    action: { label: "Me connecter", url: publicUrl(city, "/connexion") },
  });
  return ok(undefined);
}

function newLocalAccount(tx: Tx, cityId: string, { identity, email }: AccountRequest): Promise<string> {
  return createAccount(tx, cityId, { kind: "parent", status: "active", displayName: personName(identity), email });
}
