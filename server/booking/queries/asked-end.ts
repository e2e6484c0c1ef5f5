import "server-only";
import type { z } from "zod";
import { findActivity } from "@/server/catalogue";
import { householdsOf } from "@/server/families";
import { addDays, dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import { householdChildren, householdEnrolments, latestRequests } from "../data/asking-children";
import { laterOf } from "../domain/askability";
import { endingLines } from "../domain/ending-effects";
import type { EndingRecap, EndingView } from "../domain/enrolments-view";
import type { EnrolmentError } from "../enrolment-errors";
import type { askEndSchema } from "../enrolment-schemas";
import type { AskingScope } from "../use-cases/asking-scope";
import { readEndingEffects } from "./ending-effects";

/** An enrolment that a household may ask to end, with what only the use case needs. */
export interface CheckedEnding extends EndingView {
  readonly childId: string;
  readonly activityId: string;
}

/**
 * An enrolment that may end: today or later, before its last day. It ends at once only where the town's setting says so and
 * the child has no other household, whose bookings would go with it. Errors: AskedEnrolmentNotFound, EnrolmentEndNotAskable.
 */
export async function readEnding(
  scope: AskingScope,
  enrolmentId: string,
): Promise<Result<CheckedEnding, EnrolmentError>> {
  const { tx, city, clock, familyId } = scope;
  const today = dayOf(clock.now(), city.timezone);
  const enrolment = (await householdEnrolments(tx, familyId)).find(({ id }) => id === enrolmentId);
  const child = enrolment && (await householdChildren(tx, familyId, today)).find(({ id }) => id === enrolment.childId);
  const activity = enrolment && (await findActivity(tx, enrolment.activityId));
  if (!enrolment || !child || !activity) return err({ tag: "AskedEnrolmentNotFound" });
  const { childId, activityId, firstDay, lastDay } = enrolment;
  const earliest = laterOf(firstDay, today);
  const pending = (await latestRequests(tx, familyId)).some(
    (request) => request.status === "pending" && request.childId === childId && request.activityId === activityId,
  );
  if (earliest >= lastDay || pending) return err({ tag: "EnrolmentEndNotAskable" });
  const alone = (await householdsOf(tx, childId)).length === 1;
  return ok({
    ...{ enrolmentId, childId, activityId, firstDay, lastDay, earliest },
    activityName: activity.name,
    firstName: child.firstName,
    latest: addDays(lastDay, -1),
    atOnce: city.settings.enrolmentsAtOnce && alone,
  });
}

/** The same, with the day that is asked. Errors: those of `readEnding`, EnrolmentEndAskedOutside. */
export async function checkEnd(
  scope: AskingScope,
  { enrolmentId, lastDay }: z.output<typeof askEndSchema>,
): Promise<Result<CheckedEnding, EnrolmentError>> {
  const found = await readEnding(scope, enrolmentId);
  if (!found.ok) return found;
  const { earliest, latest } = found.value;
  if (lastDay < earliest || lastDay > latest) {
    return err({ tag: "EnrolmentEndAskedOutside", first: earliest, last: latest });
  }
  return found;
}

/** What sending will cancel, and what stays due. The same errors as sending itself. */
export async function readEndRecap(
  scope: AskingScope,
  wish: z.output<typeof askEndSchema>,
): Promise<Result<EndingRecap, EnrolmentError>> {
  const checked = await checkEnd(scope, wish);
  if (!checked.ok) return checked;
  const { childId, activityId, ...view } = checked.value;
  const { tx, city, clock, familyId } = scope;
  const { lastDay } = wish;
  const now = clock.now();
  const held = await readEndingEffects({ tx, city, familyId, childId, activityId, lastDay, now, askedAt: now });
  const { free, late, waiting } = held;
  const seen = endingLines(view.atOnce ? "applied" : "asked", lastDay, held);
  return ok({ ...view, asked: lastDay, free, late, waiting, sendingId: newId(), seen });
}
