import "server-only";
import { err, ok, type Result } from "@/server/platform/result";
import { type Credential, findCredential, replacePassword } from "../data/credentials";
import { hashPassword, passwordMatches } from "../data/password-hash";
import { countAttempt, forgetAttempts } from "../data/rate-limits";
import { openSession, revokeSessions } from "../data/sessions";
import { weaknessOf } from "../domain/password-policy";
import type { LiveSession } from "../domain/session";
import type { CurrentPasswordWrong, PasswordUnchanged, PasswordWeak, TooManyAttempts } from "../errors";
import { mailPasswordChanged } from "../mails/mail-password-changed";
import { accountActor, type Door, inCity } from "./door";

const LIMIT = { hits: 10, minutes: 15 } as const;

export interface ChangePassword {
  readonly currentPassword: string;
  readonly newPassword: string;
}

type ChangePasswordError = CurrentPasswordWrong | PasswordWeak | PasswordUnchanged | TooManyAttempts;

/** The local login whose password a session may change; `halfway`: an agent who has not passed the second factor. */
export async function ownPassword(
  door: Door,
  session: LiveSession,
): Promise<{ readonly login: string; readonly halfway: boolean } | undefined> {
  const { accountId, mustSetUpTotp } = session;
  const credential = await inCity(door, accountActor(accountId), (tx) => findCredential(tx, accountId));
  return credential && { login: credential.login, halfway: mustSetUpTotp && credential.totpConfirmedAt !== null };
}

/** What a password must not be made of. */
export function personalWordsOf(door: Door, { login, account }: Credential): string[] {
  return [login.replace(/@.*$/, ""), ...account.displayName.split(/\s+/), door.city.name];
}

/**
 * Replaces a password, one-time or not (A3). Every session of the account ends, this one too: it goes on under a new
 * id (attack 32).
 *
 * @returns the new session's id.
 */
export async function changePassword(
  door: Door,
  session: LiveSession,
  { currentPassword, newPassword }: ChangePassword,
): Promise<Result<string, ChangePasswordError>> {
  const key = ["password-change", door.city.id, session.accountId];
  const minutes = await countAttempt(key, LIMIT, door.clock.now());
  if (minutes !== undefined) return err({ tag: "TooManyAttempts", minutes });
  const actor = accountActor(session.accountId);
  const credential = await inCity(door, actor, (tx) => findCredential(tx, session.accountId));
  const matches = await passwordMatches(credential?.passwordHash, currentPassword);
  if (!credential || !matches) return err({ tag: "CurrentPasswordWrong" });
  const weakness = weaknessOf(newPassword, personalWordsOf(door, credential));
  if (weakness) return err({ tag: "PasswordWeak", weakness });
  if (newPassword === currentPassword) return err({ tag: "PasswordUnchanged" });
  const passwordHash = await hashPassword(newPassword);
  const now = door.clock.now();
  const sessionId = await inCity(door, actor, async (tx) => {
    await replacePassword(tx, session.accountId, passwordHash, now);
    await revokeSessions(tx, session.accountId, now);
    await mailPasswordChanged(tx, door, credential);
    const { accountId, accountKind: kind, method } = session;
    return openSession(tx, { cityId: door.city.id, accountId, kind, method, userAgent: door.userAgent, now });
  });
  await forgetAttempts(key);
  return ok(sessionId);
}
