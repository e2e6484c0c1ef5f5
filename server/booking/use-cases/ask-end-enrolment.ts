import "server-only";
import type { z } from "zod";
import { mailHousehold } from "@/server/families";
import { err, ok, type Result } from "@/server/platform/result";
import { householdEnrolments } from "../data/asking-children";
import { lockClosings } from "../data/closings";
import { insertEnrolmentRequest, sentBefore } from "../data/enrolment-requests";
import { lockChild } from "../data/enrolments";
import type { BookingDeskError } from "../desk-errors";
import { endingChanges, endingLines } from "../domain/ending-effects";
import { enrolmentEndAskedMail } from "../domain/enrolment-mails.fr";
import type { AskOutcome } from "../domain/enrolment-request";
import type { EnrolmentError } from "../enrolment-errors";
import type { sendEndSchema } from "../enrolment-schemas";
import { checkEnd } from "../queries/asked-end";
import { firstDayGone, readEndingEffects } from "../queries/ending-effects";
import type { AskingScope } from "./asking-scope";
import { endEnrolment } from "./end-enrolment";
import { holdPlaces } from "./hold-places";

/**
 * A household asks to end an enrolment before its last day (B1), if that would still do what its recap said: a deadline may
 * have passed since, or the other parent have booked. Nothing moves between the comparison and the end. Sent twice, it asks
 * once. Errors: AskedEnrolmentNotFound, EnrolmentEndNotAskable, EnrolmentEndAskedOutside, EnrolmentEndMoved.
 */
export async function askEndEnrolment(
  scope: AskingScope,
  { comment, sendingId, enrolmentId, lastDay, seen }: z.output<typeof sendEndSchema>,
): Promise<Result<AskOutcome, BookingDeskError | EnrolmentError>> {
  const { tx, city, clock, familyId, accountId } = scope;
  const enrolment = (await householdEnrolments(tx, familyId)).find(({ id }) => id === enrolmentId);
  if (!enrolment) return err({ tag: "AskedEnrolmentNotFound" });
  const { childId, activityId, firstDay } = enrolment;
  // Who may end it at once waits for who closes or divides days, before the child, as at the desk.
  if (city.settings.enrolmentsAtOnce) await lockClosings(tx, city.id);
  await lockChild(tx, childId);
  const before = await sentBefore(tx, familyId, sendingId);
  if (before) return ok(before);
  const checked = await checkEnd(scope, { enrolmentId, lastDay });
  if (!checked.ok) return checked;
  const { atOnce: applied, firstName, activityName } = checked.value;
  const now = clock.now();
  const ending = { tx, city, familyId, childId, activityId, lastDay, now, askedAt: now };
  if (applied) await holdPlaces({ ...ending, from: firstDayGone(ending) });
  const found = endingLines(applied ? "applied" : "asked", lastDay, await readEndingEffects(ending));
  const days = endingChanges(seen, found);
  if (days) return err({ tag: "EnrolmentEndMoved", days });
  await insertEnrolmentRequest(
    tx,
    {
      ...{
        cityId: city.id,
        sendingId,
        familyId,
        childId,
        activityId,
        enrolmentId,
        firstDay,
        lastDay,
        comment,
        applied,
      },
      kind: "desinscription",
      requestedBy: accountId,
      personId: scope.personId,
    },
    now,
  );
  if (applied) {
    const desk = { tx, city, clock, agentId: accountId };
    const ended = await endEnrolment(desk, { familyId, childId, enrolmentId, lastDay }, now);
    return ended.ok ? ok({ outcome: "applied" }) : ended;
  }
  const mail = enrolmentEndAskedMail({ firstName, activityName, lastDay });
  await mailHousehold(tx, { city, clock, familyId, kind: "enrolment-end-asked", mail });
  return ok({ outcome: "asked" });
}
