import "server-only";
import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { newId, newToken } from "@/server/platform/ids";

const LIFE_MINUTES = 60;

/** Only the digest is kept: a copy of the base opens no account. */
function digestOf(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(token).digest());
}

/** Makes the account's only live token, for one hour (attack 35). @returns the token, which is nowhere else. */
export async function issueRecoveryToken(
  tx: Tx,
  cityId: string,
  accountId: string,
  now: Temporal.Instant,
): Promise<string> {
  const at = new Date(now.epochMilliseconds);
  await tx.$executeRaw`
    UPDATE recovery_token SET used_at = ${at} WHERE account_id = ${accountId}::uuid AND used_at IS NULL`;
  const token = newToken();
  await tx.recoveryToken.create({
    data: {
      cityId,
      id: newId(),
      accountId,
      tokenHash: digestOf(token),
      createdAt: at,
      expiresAt: new Date(now.epochMilliseconds + LIFE_MINUTES * 60_000),
    },
  });
  return token;
}

/** The account of a live token; it stays live. */
export async function accountOfToken(tx: Tx, token: string, now: Temporal.Instant): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ account_id: string }[]>`
    SELECT account_id FROM recovery_token
    WHERE token_hash = ${digestOf(token)} AND used_at IS NULL AND expires_at > ${new Date(now.epochMilliseconds)}`;
  return row?.account_id;
}

/** Uses the token up. Of two that come with the same one, the second gets undefined. */
export async function spendRecoveryToken(tx: Tx, token: string, now: Temporal.Instant): Promise<string | undefined> {
  const at = new Date(now.epochMilliseconds);
  const [row] = await tx.$queryRaw<{ account_id: string }[]>`
    UPDATE recovery_token SET used_at = ${at}
    WHERE token_hash = ${digestOf(token)} AND used_at IS NULL AND expires_at > ${at} RETURNING account_id`;
  return row?.account_id;
}
