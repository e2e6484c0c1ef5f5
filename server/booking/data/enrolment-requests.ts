import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { AskOutcome, EnrolmentRequestKind, EnrolmentRequestStatus } from "../domain/enrolment-request";

export interface EnrolmentRequest {
  readonly id: string;
  readonly familyId: string;
  readonly childId: string;
  readonly activityId: string;
  readonly kind: EnrolmentRequestKind;
  /** The one to end, or the one that the answer made. */
  readonly enrolmentId: string | null;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly status: EnrolmentRequestStatus;
  readonly createdAt: Date;
}

interface Row extends Omit<EnrolmentRequest, "firstDay" | "lastDay"> {
  first: string;
  last: string;
}

export interface NewEnrolmentRequest
  extends Pick<
    EnrolmentRequest,
    "familyId" | "childId" | "activityId" | "kind" | "enrolmentId" | "firstDay" | "lastDay"
  > {
  readonly cityId: string;
  /** Of the form: its requests are made once. */
  readonly sendingId: string;
  readonly comment: string;
  readonly requestedBy: string;
  readonly personId: string;
  /** Applied at once by the town's setting. */
  readonly applied: boolean;
}

export async function insertEnrolmentRequest(
  tx: Tx,
  request: NewEnrolmentRequest,
  now: Temporal.Instant,
): Promise<string> {
  const id = newId();
  const { cityId, sendingId, familyId, childId, activityId, enrolmentId, requestedBy, personId, applied } = request;
  const at = new Date(now.epochMilliseconds);
  await tx.$executeRaw`
    INSERT INTO enrolment_request (city_id, id, sending_id, family_id, child_id, activity_id, kind, enrolment_id, first_day,
      last_day, comment, status, requested_by, person_id, decided_at, created_at)
    VALUES (${cityId}::uuid, ${id}::uuid, ${sendingId}::uuid, ${familyId}::uuid, ${childId}::uuid, ${activityId}::uuid,
      ${request.kind}, ${enrolmentId}::uuid, ${request.firstDay}::date, ${request.lastDay}::date, ${request.comment},
      ${applied ? "accepted" : "pending"}, ${requestedBy}::uuid, ${personId}::uuid, ${applied ? at : null}, ${at})`;
  return id;
}

/** What became of a form of this household that was carried out already; undefined when it was not. */
export async function sentBefore(tx: Tx, familyId: string, sendingId: string): Promise<AskOutcome | undefined> {
  const [row] = await tx.$queryRaw<{ applied: boolean }[]>`
    SELECT status = 'accepted' AND decided_by IS NULL AS applied FROM enrolment_request
    WHERE family_id = ${familyId}::uuid AND sending_id = ${sendingId}::uuid LIMIT 1`;
  return row && { outcome: row.applied ? "applied" : "asked" };
}

/** Whom a request of the city is about, and what it asks. Neither ever changes. */
export async function subjectOfRequest(
  tx: Tx,
  requestId: string,
): Promise<Pick<EnrolmentRequest, "childId" | "kind"> | undefined> {
  const [row] = await tx.$queryRaw<Pick<EnrolmentRequest, "childId" | "kind">[]>`
    SELECT child_id AS "childId", kind FROM enrolment_request WHERE id = ${requestId}::uuid`;
  return row;
}

/** Locks one request; with `familyId`, only if it is of that dossier. */
export async function lockEnrolmentRequest(
  tx: Tx,
  requestId: string,
  familyId: string | null,
): Promise<EnrolmentRequest | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, family_id AS "familyId", child_id AS "childId", activity_id AS "activityId", kind, enrolment_id AS "enrolmentId",
      first_day::text AS first, last_day::text AS last, status, created_at AS "createdAt"
    FROM enrolment_request WHERE id = ${requestId}::uuid AND (${familyId}::uuid IS NULL OR family_id = ${familyId}::uuid)
    FOR NO KEY UPDATE`;
  if (!row) return undefined;
  const { first, last, ...request } = row;
  return { ...request, firstDay: localDate(first), lastDay: localDate(last) };
}

export interface RequestAnswer {
  readonly status: Exclude<EnrolmentRequestStatus, "pending">;
  /** The agent; null when the household takes its request back. */
  readonly decidedBy: string | null;
  readonly reason: string | null;
  /** What the answer made; left out, the request keeps its own. */
  readonly enrolmentId?: string;
  readonly at: Temporal.Instant;
}

export async function closeEnrolmentRequest(tx: Tx, requestId: string, answer: RequestAnswer): Promise<void> {
  await tx.$executeRaw`
    UPDATE enrolment_request SET status = ${answer.status}, decided_by = ${answer.decidedBy}::uuid, reason = ${answer.reason},
      enrolment_id = coalesce(${answer.enrolmentId ?? null}::uuid, enrolment_id),
      decided_at = ${new Date(answer.at.epochMilliseconds)}
    WHERE id = ${requestId}::uuid`;
}

/** What a household still asks for a child ends with its stay there (D5). */
export async function endRequestsOf(
  tx: Tx,
  gone: { readonly familyId: string; readonly childId: string; readonly agentId: string; readonly reason: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE enrolment_request SET status = 'withdrawn', decided_by = ${gone.agentId}::uuid, reason = ${gone.reason},
      decided_at = ${new Date(now.epochMilliseconds)}
    WHERE family_id = ${gone.familyId}::uuid AND child_id = ${gone.childId}::uuid AND status = 'pending'`;
}
