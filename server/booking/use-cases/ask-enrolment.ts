import "server-only";
import type { z } from "zod";
import { mailHousehold } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { householdChildren } from "../data/asking-children";
import { insertEnrolmentRequest, sentBefore } from "../data/enrolment-requests";
import { lockChild } from "../data/enrolments";
import type { BookingDeskError } from "../desk-errors";
import { enrolmentAskedMail } from "../domain/enrolment-mails.fr";
import type { AskOutcome } from "../domain/enrolment-request";
import type { EnrolmentError } from "../enrolment-errors";
import type { sendEnrolmentSchema } from "../enrolment-schemas";
import { type AskedChild, type CheckedAsk, checkAsk } from "../queries/asked-enrolment";
import type { AskingScope } from "./asking-scope";
import { enrolChild } from "./enrol-child";

/**
 * A household asks to enrol several children in an activity, all or none (B1). Staff answer, or it applies at once by the
 * town's setting. A form that comes twice, by a double click or a back button, asks once. Errors: AskedActivityNotFound,
 * AskedChildNotFound, EnrolmentNotAskable, EnrolmentAskedOutside, EnrolmentRecapMoved.
 */
export async function askEnrolment(
  scope: AskingScope,
  { comment, sendingId, seen, ...wish }: z.output<typeof sendEnrolmentSchema>,
): Promise<Result<AskOutcome, BookingDeskError | EnrolmentError>> {
  const { tx, city, clock, familyId } = scope;
  const applied = city.settings.enrolmentsAtOnce;
  // Whoever asks second, the other parent or a twin of this form, waits here and then sees what the first one did. What is no
  // child of the household is never held: the check says so below.
  const own = new Set((await householdChildren(tx, familyId, dayOf(clock.now(), city.timezone))).map(({ id }) => id));
  for (const childId of wish.children.filter((id) => own.has(id)).toSorted()) await lockChild(tx, childId);
  const before = await sentBefore(tx, familyId, sendingId);
  if (before) return ok(before);
  const checked = await checkAsk(scope, wish);
  if (!checked.ok) return checked;
  const { activity, children, firstDay, lines } = checked.value;
  if (lines.join() !== seen.join()) return err({ tag: "EnrolmentRecapMoved" });
  for (const child of children) {
    const { id: childId, lastDay } = child;
    const enrolled = applied ? await enrolAtOnce(scope, checked.value, child) : ok(null);
    if (!enrolled.ok) return enrolled;
    await insertEnrolmentRequest(
      tx,
      {
        ...{
          cityId: city.id,
          sendingId,
          familyId,
          childId,
          activityId: activity.id,
          firstDay,
          lastDay,
          comment,
          applied,
        },
        kind: "inscription",
        enrolmentId: enrolled.value,
        requestedBy: scope.accountId,
        personId: scope.personId,
      },
      clock.now(),
    );
  }
  if (!applied) {
    const mail = enrolmentAskedMail({ children, activityName: activity.name, firstDay });
    await mailHousehold(tx, { city, clock, familyId, kind: "enrolment-asked", mail });
  }
  return ok({ outcome: applied ? "applied" : "asked" });
}

async function enrolAtOnce(
  { tx, city, clock, familyId, accountId }: AskingScope,
  { activity, firstDay: from }: CheckedAsk,
  { id: childId, lastDay: to }: AskedChild,
): Promise<Result<string, BookingDeskError>> {
  const desk = { tx, city, clock, agentId: accountId };
  const enrolled = await enrolChild(desk, { familyId, childId, activityId: activity.id, from, to });
  return enrolled.ok ? ok(enrolled.value.enrolmentId) : enrolled;
}
