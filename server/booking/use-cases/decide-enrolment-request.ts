import "server-only";
import { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import { findActivity } from "@/server/catalogue";
import { firstNameOf, mailHousehold } from "@/server/families";
import { err, ok, type Result } from "@/server/platform/result";
import {
  childOfRequest,
  closeEnrolmentRequest,
  type EnrolmentRequest,
  lockEnrolmentRequest,
} from "../data/enrolment-requests";
import { lockChild } from "../data/enrolments";
import type { BookingDeskError } from "../desk-errors";
import { enrolmentRefusedMail } from "../domain/enrolment-refused-mail.fr";
import type { EnrolmentError } from "../enrolment-errors";
import type { acceptEnrolmentSchema, refuseEnrolmentSchema } from "../enrolment-schemas";
import type { DeskScope } from "./desk-scope";
import { endEnrolment } from "./end-enrolment";
import { enrolChild } from "./enrol-child";

/**
 * Accepts a request, for the period that the agent decides: by the same use case as the desk, which tells the household and
 * refuses what it cannot do; then the request stays (B1, W1). Of an enrolment that ends, the deadlines are those of the
 * moment when the household asked. Errors: EnrolmentRequestNotFound, EnrolmentRequestDecided, EnrolmentFirstDayMissing, and
 * those of the desk.
 */
export async function acceptEnrolmentRequest(
  desk: DeskScope,
  { requestId, from, to }: z.output<typeof acceptEnrolmentSchema>,
): Promise<Result<null, BookingDeskError | EnrolmentError>> {
  // The child first, as whatever else changes its enrolments does: two agents wait for each other, and neither for both.
  const about = await childOfRequest(desk.tx, requestId);
  if (about) await lockChild(desk.tx, about);
  const found = await pendingRequest(desk, requestId);
  if (!found.ok) return found;
  const { kind, familyId, childId, activityId, enrolmentId, createdAt } = found.value;
  const decided = { status: "accepted", decidedBy: desk.agentId, reason: null, at: desk.clock.now() } as const;
  if (kind === "inscription") {
    if (!from) return err({ tag: "EnrolmentFirstDayMissing" });
    const enrolled = await enrolChild(desk, { familyId, childId, activityId, from, to });
    if (!enrolled.ok) return enrolled;
    await closeEnrolmentRequest(desk.tx, requestId, { ...decided, enrolmentId: enrolled.value.enrolmentId });
    return ok(null);
  }
  const askedAt = Temporal.Instant.fromEpochMilliseconds(createdAt.getTime());
  const ending = { familyId, childId, enrolmentId: enrolmentId ?? "", lastDay: to };
  const ended = await endEnrolment(desk, ending, askedAt);
  if (!ended.ok) return ended.error.tag === "EnrolmentEndNotEarlier" ? err({ ...ended.error, field: "to" }) : ended;
  await closeEnrolmentRequest(desk.tx, requestId, decided);
  return ok(null);
}

/** Refuses a request; the household receives the reason. Errors: EnrolmentRequestNotFound, EnrolmentRequestDecided. */
export async function refuseEnrolmentRequest(
  desk: DeskScope,
  { requestId, reason }: z.output<typeof refuseEnrolmentSchema>,
): Promise<Result<null, EnrolmentError>> {
  const found = await pendingRequest(desk, requestId);
  if (!found.ok) return found;
  const { tx, city, clock, agentId: decidedBy } = desk;
  const { familyId, childId, kind } = found.value;
  const activity = await findActivity(tx, found.value.activityId);
  if (!activity) return err({ tag: "EnrolmentRequestNotFound" });
  await closeEnrolmentRequest(tx, requestId, { status: "refused", decidedBy, reason, at: clock.now() });
  const firstName = await firstNameOf(tx, childId);
  const mail = enrolmentRefusedMail(reason, { kind, firstName, activityName: activity.name });
  await mailHousehold(tx, { city, clock, familyId, kind: "enrolment-refused", mail });
  return ok(null);
}

async function pendingRequest({ tx }: DeskScope, requestId: string): Promise<Result<EnrolmentRequest, EnrolmentError>> {
  const request = await lockEnrolmentRequest(tx, requestId, null);
  if (!request) return err({ tag: "EnrolmentRequestNotFound" });
  return request.status === "pending" ? ok(request) : err({ tag: "EnrolmentRequestDecided" });
}
