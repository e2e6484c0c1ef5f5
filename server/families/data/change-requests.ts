import "server-only";
import type { Temporal } from "temporal-polyfill";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import {
  type ChangeField,
  type ChangeSet,
  type ChangeStatus,
  changeSetSchema,
  fieldsOf,
} from "../domain/change-request";
import type { ContactChange } from "../domain/contact";

/** A request as the base keeps it. `personId` is the adult whose details it is about. */
export interface ChangeRequest {
  readonly id: string;
  readonly familyId: string;
  readonly personId: string;
  readonly requestedBy: string;
  readonly changes: ChangeSet;
  readonly status: ChangeStatus;
}

interface RequestRow {
  id: string;
  family_id: string;
  person_id: string;
  requested_by: string;
  fields: unknown;
  status: ChangeStatus;
}

function toRequest(row: RequestRow): ChangeRequest {
  return {
    id: row.id,
    familyId: row.family_id,
    personId: row.person_id,
    requestedBy: row.requested_by,
    changes: changeSetSchema.parse(row.fields),
    status: row.status,
  };
}

export type NewChangeRequest = Omit<ChangeRequest, "id" | "status"> & {
  readonly cityId: string;
  /** Applied at once by the town's setting: the request is then a trace of it. */
  readonly applied: boolean;
};

export async function insertChangeRequest(tx: Tx, request: NewChangeRequest, now: Temporal.Instant): Promise<string> {
  const id = newId();
  const at = new Date(now.epochMilliseconds);
  await tx.$executeRaw`
    INSERT INTO change_request (city_id, id, family_id, person_id, requested_by, fields, status, decided_at, created_at)
    VALUES (${request.cityId}::uuid, ${id}::uuid, ${request.familyId}::uuid, ${request.personId}::uuid,
            ${request.requestedBy}::uuid, ${JSON.stringify(request.changes)}::jsonb,
            ${request.applied ? "accepted" : "pending"}, ${request.applied ? at : null}, ${at})`;
  return id;
}

/** Whom a request is about: an old one about the address may name only who asked. */
export const ABOUT = Prisma.sql`coalesce(r.person_id, (SELECT l.person_id FROM person_login l WHERE l.account_id = r.requested_by))`;

/**
 * The fields that wait for an answer: the person's own, in whatever dossier, and the household's address. Several requests
 * about contacts may wait together: see pendingContacts.
 */
export async function pendingFields(tx: Tx, familyId: string, personId: string): Promise<ChangeField[]> {
  const rows = await tx.$queryRaw<RequestRow[]>`
    SELECT r.id, r.family_id, ${ABOUT} AS person_id, r.requested_by, r.fields, r.status FROM change_request r
    WHERE r.status = 'pending' AND (r.family_id = ${familyId}::uuid OR r.person_id = ${personId}::uuid)`;
  return rows
    .map(toRequest)
    .flatMap(({ changes, ...request }) =>
      fieldsOf(changes).filter((field) =>
        field === "address" ? request.familyId === familyId : request.personId === personId,
      ),
    );
}

/** What the household has asked of a child's contacts and waits for, oldest first. */
export async function pendingContacts(tx: Tx, familyId: string, childId: string): Promise<ContactChange[]> {
  const rows = await tx.$queryRaw<{ fields: unknown }[]>`
    SELECT fields FROM change_request
    WHERE status = 'pending' AND family_id = ${familyId}::uuid AND fields #>> '{contact,childId}' = ${childId}
    ORDER BY created_at, id`;
  return rows.flatMap(({ fields }) => changeSetSchema.parse(fields).contact ?? []);
}

/** Locks one request; with `familyId`, only if it is of that dossier. */
export async function lockChangeRequest(
  tx: Tx,
  requestId: string,
  familyId?: string,
): Promise<ChangeRequest | undefined> {
  const rows = await tx.$queryRaw<RequestRow[]>`
    SELECT r.id, r.family_id, ${ABOUT} AS person_id, r.requested_by, r.fields, r.status FROM change_request r
    WHERE r.id = ${requestId}::uuid AND (${familyId ?? null}::uuid IS NULL OR r.family_id = ${familyId ?? null}::uuid)
    FOR NO KEY UPDATE`;
  return rows[0] && toRequest(rows[0]);
}

export interface Decision {
  readonly status: Exclude<ChangeStatus, "pending">;
  /** The agent; null when the family withdraws. */
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly at: Temporal.Instant;
}

export async function closeChangeRequest(tx: Tx, requestId: string, decision: Decision): Promise<void> {
  await tx.$executeRaw`
    UPDATE change_request SET status = ${decision.status}, decided_by = ${decision.decidedBy}::uuid,
      reason = ${decision.reason}, decided_at = ${new Date(decision.at.epochMilliseconds)}
    WHERE id = ${requestId}::uuid`;
}
