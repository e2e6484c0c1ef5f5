import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import {
  type AccountRequest,
  type RequestContact,
  type RequestIdentity,
  type RequestOrigin,
  requestIdentitySchema,
} from "../domain/account-request";

interface RequestRow extends Omit<AccountRequest, "identity"> {
  readonly identity: unknown;
}

const COLUMNS = `id, origin, doubtful, account_id AS "accountId", identity, email, phone, address, children, message,
  status, reason, created_at AS "createdAt"`;

function toRequest(row: RequestRow): AccountRequest {
  return { ...row, identity: requestIdentitySchema.parse(row.identity) };
}

/** Held until the end of the transaction: of two agents who answer at once, the second sees the first's answer. */
export async function lockAccountRequest(tx: Tx, requestId: string): Promise<AccountRequest | undefined> {
  await tx.$queryRaw`SELECT app.hold_account_request(${requestId}::uuid)::text`;
  return findAccountRequest(tx, requestId);
}

export async function findAccountRequest(tx: Tx, requestId: string): Promise<AccountRequest | undefined> {
  const rows = await tx.$queryRawUnsafe<RequestRow[]>(
    `SELECT ${COLUMNS} FROM account_request WHERE id = $1::uuid`,
    requestId,
  );
  return rows.map(toRequest)[0];
}

/** One at a time asks for this account, until the end of the transaction: two tabs do not make two requests. */
export async function lockAsking(tx: Tx, accountId: string): Promise<void> {
  await tx.$queryRaw`SELECT app.hold_asking(${accountId}::uuid)::text`;
}

/** The account's last request, whatever came of it. */
export async function lastRequestOf(tx: Tx, accountId: string): Promise<AccountRequest | undefined> {
  const rows = await tx.$queryRawUnsafe<RequestRow[]>(
    `SELECT ${COLUMNS} FROM account_request WHERE account_id = $1::uuid ORDER BY created_at DESC, id DESC LIMIT 1`,
    accountId,
  );
  return rows.map(toRequest)[0];
}

export interface NewAccountRequest {
  readonly cityId: string;
  readonly origin: RequestOrigin;
  readonly doubtful: boolean;
  readonly accountId?: string;
  readonly identity: RequestIdentity;
  readonly contact: RequestContact;
  readonly now: Temporal.Instant;
}

export async function insertAccountRequest(tx: Tx, request: NewAccountRequest): Promise<string> {
  const id = newId();
  const { cityId, origin, doubtful, accountId, identity, contact, now } = request;
  await tx.accountRequest.create({
    data: {
      cityId,
      id,
      origin,
      doubtful,
      accountId: accountId ?? null,
      identity,
      ...contact,
      createdAt: new Date(now.epochMilliseconds),
    },
  });
  return id;
}

/** What the person adds to a request. @returns false when it has been decided: nothing is added. */
export async function completeRequest(tx: Tx, requestId: string, contact: RequestContact): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE account_request SET email = ${contact.email}, phone = ${contact.phone}, address = ${contact.address},
      children = ${contact.children}, message = ${contact.message}
    WHERE id = ${requestId}::uuid AND status = 'pending'`;
  return changed > 0;
}

export interface Decision {
  readonly status: "approved" | "refused";
  readonly decidedBy: string;
  readonly now: Temporal.Instant;
  readonly reason?: string;
  readonly personId?: string;
  readonly familyId?: string;
}

/** What is answered to a request that waits. @returns false when it has been decided: nothing is written. */
export async function decideRequest(tx: Tx, requestId: string, decision: Decision): Promise<boolean> {
  const { status, decidedBy, now, reason = null, personId = null, familyId = null } = decision;
  const changed = await tx.$executeRaw`
    UPDATE account_request SET status = ${status}, decided_by = ${decidedBy}::uuid,
      decided_at = ${new Date(now.epochMilliseconds)}, reason = ${reason}, person_id = ${personId}::uuid,
      family_id = ${familyId}::uuid
    WHERE id = ${requestId}::uuid AND status = 'pending'`;
  return changed > 0;
}
