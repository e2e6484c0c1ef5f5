import "server-only";
import { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import { findActivity } from "@/server/catalogue";
import { firstNameOf, mailHousehold, type Unreached, unreachedBy } from "@/server/families";
import type { LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { lockClosings } from "../data/closings";
import {
  closeEnrolmentRequest,
  type EnrolmentRequest,
  lockEnrolmentRequest,
  type RequestAnswer,
  subjectOfRequest,
} from "../data/enrolment-requests";
import { lockChild } from "../data/enrolments";
import type { BookingDeskError } from "../desk-errors";
import { endingChanges, isOfLastDay } from "../domain/ending-effects";
import { enrolmentRefusedMail } from "../domain/enrolment-refused-mail.fr";
import type { AcceptOutcome } from "../domain/enrolment-request";
import type { EnrolmentError } from "../enrolment-errors";
import type { acceptEnrolmentSchema, refuseEnrolmentSchema } from "../enrolment-schemas";
import { firstDayGone, readRequestEnding } from "../queries/ending-effects";
import type { DeskScope } from "./desk-scope";
import { checkEarlierEnd, endEnrolment } from "./end-enrolment";
import { enrolChild } from "./enrol-child";
import { holdPlaces } from "./hold-places";

/**
 * Accepts a request, for the period that the agent decides: by the same use case as the desk, which tells the household and
 * refuses what it cannot do; then the request stays (B1, W1). Of an enrolment that ends, the deadlines are those of the
 * moment when the household asked; if other days would end than those that the page showed, it is read again first. Errors: EnrolmentRequestNotFound, EnrolmentRequestDecided, EnrolmentFirstDayMissing, and
 * those of the desk.
 */
export async function acceptEnrolmentRequest(
  desk: DeskScope,
  { requestId, from, to, seen = [] }: z.output<typeof acceptEnrolmentSchema>,
): Promise<Result<AcceptOutcome, BookingDeskError | EnrolmentError>> {
  // The child before the request, as whatever else changes its enrolments does: two agents wait for each other, and neither for
  // both. Before it, where places are given back, whoever closes or divides days, as at the desk.
  const about = await subjectOfRequest(desk.tx, requestId);
  if (about?.kind === "desinscription") await lockClosings(desk.tx, desk.city.id);
  if (about) await lockChild(desk.tx, about.childId);
  const found = await pendingRequest(desk, requestId);
  if (!found.ok) return found;
  const { kind, familyId, childId, activityId } = found.value;
  const decided = { status: "accepted", decidedBy: desk.agentId, reason: null, at: desk.clock.now() } as const;
  if (kind === "desinscription") return acceptEnd(desk, found.value, { lastDay: to, seen, decided });
  if (!from) return err({ tag: "EnrolmentFirstDayMissing" });
  const enrolled = await enrolChild(desk, { familyId, childId, activityId, from, to });
  if (!enrolled.ok) return enrolled;
  await closeEnrolmentRequest(desk.tx, requestId, { ...decided, enrolmentId: enrolled.value.enrolmentId });
  return ok({ outcome: "accepted", unreached: enrolled.value.unreached });
}

interface ShownEnd {
  readonly lastDay: LocalDate;
  readonly seen: readonly string[];
  readonly decided: RequestAnswer;
}

async function acceptEnd(
  desk: DeskScope,
  { id, familyId, childId, activityId, enrolmentId, createdAt }: EnrolmentRequest,
  { lastDay, seen, decided }: ShownEnd,
): Promise<Result<AcceptOutcome, BookingDeskError>> {
  const { tx, city, clock } = desk;
  const now = clock.now();
  const ending = { familyId, childId, enrolmentId: enrolmentId ?? "", lastDay };
  const possible = await checkEarlierEnd(tx, ending);
  if (!possible.ok) return inField(possible.error);
  const askedAt = Temporal.Instant.fromEpochMilliseconds(createdAt.getTime());
  const asked = { tx, city, familyId, childId, activityId, lastDay, now, askedAt };
  await holdPlaces({ ...asked, from: firstDayGone(asked) });
  const days = endingChanges(seen, (await readRequestEnding(asked)).seen);
  if (days) {
    return ok({ outcome: "changed", lastDay, days: isOfLastDay(seen, "accepted", lastDay) ? days : null });
  }
  // Whatever day the agent decides: the end itself answers only who asked for that day, or a later one.
  await closeEnrolmentRequest(tx, id, decided);
  const ended = await endEnrolment(desk, ending, askedAt);
  return ended.ok ? ok({ outcome: "accepted", unreached: ended.value.unreached }) : inField(ended.error);
}

/** The form of an acceptance has a field of another name than the desk's. */
function inField(error: BookingDeskError) {
  return err(error.tag === "EnrolmentEndNotEarlier" ? ({ ...error, field: "to" } as const) : error);
}

/** Refuses a request; the household receives the reason. Errors: EnrolmentRequestNotFound, EnrolmentRequestDecided. */
export async function refuseEnrolmentRequest(
  desk: DeskScope,
  { requestId, reason }: z.output<typeof refuseEnrolmentSchema>,
): Promise<Result<{ unreached: Unreached | null }, EnrolmentError>> {
  const found = await pendingRequest(desk, requestId);
  if (!found.ok) return found;
  const { tx, city, clock, agentId: decidedBy } = desk;
  const { familyId, childId, kind } = found.value;
  const activity = await findActivity(tx, found.value.activityId);
  if (!activity) return err({ tag: "EnrolmentRequestNotFound" });
  await closeEnrolmentRequest(tx, requestId, { status: "refused", decidedBy, reason, at: clock.now() });
  const firstName = await firstNameOf(tx, childId);
  const mail = enrolmentRefusedMail(reason, { kind, firstName, activityName: activity.name });
  const told = await mailHousehold(tx, { city, clock, familyId, kind: "enrolment-refused", mail });
  return ok({ unreached: unreachedBy(told) });
}

async function pendingRequest({ tx }: DeskScope, requestId: string): Promise<Result<EnrolmentRequest, EnrolmentError>> {
  const request = await lockEnrolmentRequest(tx, requestId, null);
  if (!request) return err({ tag: "EnrolmentRequestNotFound" });
  return request.status === "pending" ? ok(request) : err({ tag: "EnrolmentRequestDecided" });
}
