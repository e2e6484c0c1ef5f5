import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";

/** Keyed on issuer and subject, never on the e-mail (A4). */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

/** What a provider certified, as it was received. */
export type Claims = { readonly [name: string]: string | readonly string[] | undefined };

export interface FederatedIdentity {
  readonly id: string;
  readonly accountId: string;
  readonly claims: unknown;
}

/** One login of a subject at a time, until the end of the transaction: two tabs do not make two accounts. */
export async function lockSubject(tx: Tx, { issuer, subject }: Subject): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 0))::text`;
}

/** The live identity of a subject in the city; undefined for somebody new, or who has unlinked it. */
export async function findIdentity(tx: Tx, { issuer, subject }: Subject): Promise<FederatedIdentity | undefined> {
  const [row] = await tx.$queryRaw<FederatedIdentity[]>`
    SELECT id, account_id AS "accountId", claims FROM federated_identity
    WHERE issuer = ${issuer} AND subject = ${subject} AND unlinked_at IS NULL`;
  return row;
}

/** The account's live identity at this issuer, if it has one. */
export async function findIdentityOfAccount(
  tx: Tx,
  accountId: string,
  issuer: string,
): Promise<FederatedIdentity | undefined> {
  const [row] = await tx.$queryRaw<FederatedIdentity[]>`
    SELECT id, account_id AS "accountId", claims FROM federated_identity
    WHERE account_id = ${accountId}::uuid AND issuer = ${issuer} AND unlinked_at IS NULL`;
  return row;
}

/**
 * Links a subject to an account, with what the provider certified. `lockSubject` first.
 * @throws when the subject has a live identity in the city already.
 */
export async function linkIdentity(
  tx: Tx,
  cityId: string,
  link: Subject & { readonly accountId: string; readonly claims: Claims },
): Promise<void> {
  const { issuer, subject, accountId, claims } = link;
  await tx.federatedIdentity.create({
    data: { cityId, id: newId(), issuer, subject, accountId, claims: { ...claims } },
  });
}

/** What the provider certifies today; nothing is written, and no history, when nothing changed. */
export async function refreshClaims(tx: Tx, identityId: string, claims: Claims): Promise<void> {
  const text = JSON.stringify(claims);
  await tx.$executeRaw`
    UPDATE federated_identity SET claims = ${text}::jsonb WHERE id = ${identityId}::uuid AND claims <> ${text}::jsonb`;
}

/** Gives every live identity of one account to another, which the same person has. */
export async function moveIdentities(tx: Tx, fromAccountId: string, toAccountId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE federated_identity SET account_id = ${toAccountId}::uuid
    WHERE account_id = ${fromAccountId}::uuid AND unlinked_at IS NULL`;
}

/** @returns false when the account has no such live identity. */
export async function unlinkOwnIdentity(
  tx: Tx,
  accountId: string,
  identityId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const at = new Date(now.epochMilliseconds);
  const changed = await tx.$executeRaw`
    UPDATE federated_identity SET unlinked_at = ${at}
    WHERE id = ${identityId}::uuid AND account_id = ${accountId}::uuid AND unlinked_at IS NULL`;
  return changed > 0;
}
