import "server-only";
import { withCityResult } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { isUsable } from "../data/accounts";
import { type Credential, findCredential, replacePassword } from "../data/credentials";
import { hashPassword } from "../data/password-hash";
import { countAttempt } from "../data/rate-limits";
import { accountOfToken, spendRecoveryToken } from "../data/recovery-tokens";
import { revokeSessions } from "../data/sessions";
import { weaknessOf } from "../domain/password-policy";
import type { PasswordWeak, RecoveryLinkDead, TooManyAttempts } from "../errors";
import { mailPasswordChanged } from "../mails/mail-password-changed";
import { personalWordsOf } from "./change-password";
import { accountActor, type Door, inCity } from "./door";

const PER_ADDRESS = { hits: 30, minutes: 60 } as const;

export interface RecoverPassword {
  readonly token: string;
  readonly newPassword: string;
}

type RecoveryError = RecoveryLinkDead | PasswordWeak | TooManyAttempts;

/**
 * Chooses a new password with a link from a mail: single use, one hour (attack 35). Every session ends. Nobody is
 * logged in by it: the link alone never opens a space, and agents still need their second factor.
 *
 * @returns whose account it was: parents and agents log in by different pages.
 */
export async function recoverPassword(
  door: Door,
  { token, newPassword }: RecoverPassword,
): Promise<Result<Credential["account"]["kind"], RecoveryError>> {
  const now = door.clock.now();
  const minutes = await countAttempt(["recovery-use", door.ip], PER_ADDRESS, now);
  if (minutes !== undefined) return err({ tag: "TooManyAttempts", minutes });
  const credential = await credentialOfToken(door, token);
  if (!credential) return err({ tag: "RecoveryLinkDead" });
  const weakness = weaknessOf(newPassword, personalWordsOf(door, credential));
  if (weakness) return err({ tag: "PasswordWeak", weakness });
  const passwordHash = await hashPassword(newPassword);
  const { account } = credential;
  const scope = { cityId: door.city.id, actor: accountActor(account.id), request: door.requestId };
  return withCityResult<Credential["account"]["kind"], RecoveryError>(scope, async (tx) => {
    const owner = await spendRecoveryToken(tx, token, now);
    if (owner !== account.id) return err({ tag: "RecoveryLinkDead" });
    await replacePassword(tx, account.id, passwordHash, now);
    await revokeSessions(tx, account.id, now);
    await mailPasswordChanged(tx, door, credential);
    return ok(account.kind);
  });
}

async function credentialOfToken(door: Door, token: string): Promise<Credential | undefined> {
  return inCity(door, "anonymous", async (tx) => {
    const accountId = await accountOfToken(tx, token, door.clock.now());
    const credential = accountId ? await findCredential(tx, accountId) : undefined;
    return credential && isUsable(credential.account) ? credential : undefined;
  });
}

/** Whether the link of a mail can still be used: said before the person types a password for nothing. */
export async function recoveryLinkLives(door: Door, token: string): Promise<boolean> {
  return (await credentialOfToken(door, token)) !== undefined;
}
