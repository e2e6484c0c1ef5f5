import "server-only";
import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { newId, newToken } from "@/server/platform/ids";
import { MAIL_ADDRESS, PERSON_OF_ACCOUNT } from "./mail-address-sql";

const LIFE_MINUTES = 60;

/** Whether the link `t` went to where its owner is still written to. */
const STILL_THEIR_ADDRESS = Prisma.sql`
  t.sent_to = (SELECT ${MAIL_ADDRESS} FROM account a ${PERSON_OF_ACCOUNT}
               WHERE a.city_id = t.city_id AND a.id = t.account_id)`;

/** Only the digest is kept: a copy of the base opens no account. */
function digestOf(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(token).digest());
}

/**
 * Makes the account's only live token, for one hour (attack 35). It dies with the address `to` which it goes to: a mailbox
 * that the dossier has left opens nothing any more. @returns the token, which is nowhere else.
 */
export async function issueRecoveryToken(
  tx: Tx,
  cityId: string,
  { accountId, to }: { readonly accountId: string; readonly to: string },
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
      sentTo: to,
      createdAt: at,
      expiresAt: new Date(now.epochMilliseconds + LIFE_MINUTES * 60_000),
    },
  });
  return token;
}

/** The account of a live token; it stays live. */
export async function accountOfToken(tx: Tx, token: string, now: Temporal.Instant): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ account_id: string }[]>`
    SELECT t.account_id FROM recovery_token t
    WHERE t.token_hash = ${digestOf(token)} AND t.used_at IS NULL AND t.expires_at > ${new Date(now.epochMilliseconds)}
      AND ${STILL_THEIR_ADDRESS}`;
  return row?.account_id;
}

/** Uses the token up. Of two that come with the same one, the second gets undefined. */
export async function spendRecoveryToken(tx: Tx, token: string, now: Temporal.Instant): Promise<string | undefined> {
  const at = new Date(now.epochMilliseconds);
  const [row] = await tx.$queryRaw<{ account_id: string }[]>`
    UPDATE recovery_token t SET used_at = ${at}
    WHERE t.token_hash = ${digestOf(token)} AND t.used_at IS NULL AND t.expires_at > ${at} AND ${STILL_THEIR_ADDRESS}
    RETURNING t.account_id`;
  return row?.account_id;
}
