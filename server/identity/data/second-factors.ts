import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { openText, type SealScope, seal } from "@/server/platform/crypto";
import type { Credential } from "./credentials";

function scopeOf(cityId: string, accountId: string): SealScope {
  return { cityId, table: "local_credential", column: "totp_secret", rowId: accountId };
}

/**
 * The secret is sealed by the city's key, which is not in the base (Q6). Not yet confirmed: no code opens with it. One that was
 * confirmed meanwhile, in another window, stays: an administrator alone takes it away (A6).
 */
export async function proposeSecret(tx: Tx, cityId: string, accountId: string, secret: string): Promise<void> {
  const sealed = await seal(scopeOf(cityId, accountId), secret);
  await tx.$executeRaw`
    UPDATE local_credential SET totp_secret = ${sealed}, totp_confirmed_at = NULL, totp_last_step = NULL
    WHERE account_id = ${accountId}::uuid AND totp_confirmed_at IS NULL`;
}

/** The secret in base32, or undefined when none was proposed yet. */
export async function readSecret(
  cityId: string,
  credential: Pick<Credential, "totpSecret" | "account">,
): Promise<string | undefined> {
  if (!credential.totpSecret) return undefined;
  return openText(scopeOf(cityId, credential.account.id), credential.totpSecret);
}

/** Uses up a step, and confirms the secret the first time. */
export async function spendStep(tx: Tx, accountId: string, step: number, now: Temporal.Instant): Promise<void> {
  const at = new Date(now.epochMilliseconds);
  await tx.$executeRaw`
    UPDATE local_credential SET totp_last_step = ${BigInt(step)}, totp_confirmed_at = coalesce(totp_confirmed_at, ${at})
    WHERE account_id = ${accountId}::uuid`;
}

/** @returns whether the account had a local login. */
export async function clearSecret(tx: Tx, accountId: string): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE local_credential SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL
    WHERE account_id = ${accountId}::uuid`;
  return changed > 0;
}
