import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { addCredential, createAccount, findCredential, freeLogin, hashPassword } from "@/server/identity";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { newReadableSecret } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import { type City, publicUrl } from "@/server/tenancy";
import type { PersonSuspended } from "../account-request-errors";
import { attachLogin } from "../data/pivot-persons";
import { accountToJoin } from "./account-to-join";

const ONE_TIME_DAYS = 7;

/** A login with a password that an agent opens for an adult: on request, or at the desk. */
export interface LocalLogin {
  readonly city: City;
  readonly clock: Clock;
  readonly agentId: string;
  readonly personId: string;
  readonly familyId: string | undefined;
  /** "Camille Roy" */
  readonly displayName: string;
  readonly email: string;
  /** What opens it once, whoever asks twice. */
  readonly occasion: string;
  /** The first sentence of the mail: why it comes. */
  readonly because: string;
}

/**
 * Gives a local login with a one-time password, good for seven days and to be changed at the first login (A3). It joins
 * the account that the person has, if there is one that is not suspended. The password is in the mail only.
 */
export async function openLocalLogin(
  tx: Tx,
  opening: LocalLogin,
): Promise<Result<void, { tag: "PersonAlreadyHasLogin" } | PersonSuspended>> {
  const { city, clock, agentId, personId, familyId, displayName, email, occasion, because } = opening;
  const joined = await accountToJoin(tx, { personId, familyId });
  if (!joined.ok) return joined;
  const existing = joined.value?.id;
  if (existing && (await findCredential(tx, existing))) return err({ tag: "PersonAlreadyHasLogin" });
  const accountId =
    existing ?? (await createAccount(tx, city.id, { kind: "parent", status: "active", displayName, email }));
  if (!existing) await attachLogin(tx, city.id, { accountId, personId, by: `account:${agentId}` });
  const login = await freeLogin(tx, email);
  const password = newReadableSecret();
  const oneTimeExpiresAt = clock.now().add({ hours: ONE_TIME_DAYS * 24 });
  await addCredential(tx, city.id, { accountId, login, passwordHash: await hashPassword(password), oneTimeExpiresAt });
  await queueMail(tx, {
    city,
    clock,
    to: email,
    familyId,
    kind: "account-opened",
    dedupeKey: `account-opened:${occasion}`,
    holdsSecret: true,
    subject: "Votre compte est ouvert",
    paragraphs: [
      because,
      `Votre identifiant\u00a0: ${login}\nVotre mot de passe provisoire\u00a0: ${password}`,
      `Ce mot de passe sert une fois, pendant ${ONE_TIME_DAYS}\u00a0jours. À la première connexion, vous choisirez le vôtre. Ne le donnez à personne\u00a0: la mairie ne vous le demandera jamais.`,
    ],
    action: { label: "Me connecter", url: publicUrl(city, "/connexion") },
  });
  return ok(undefined);
}
