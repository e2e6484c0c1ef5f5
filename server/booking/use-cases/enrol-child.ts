import "server-only";
import type { z } from "zod";
import { findActivity } from "@/server/catalogue";
import { firstNameOf, livesInFamily, mailHousehold, type Unreached, unreachedBy } from "@/server/families";
import { err, ok, type Result } from "@/server/platform/result";
import { enrolmentsOf, insertEnrolment, lockChild } from "../data/enrolments";
import type { BookingDeskError } from "../desk-errors";
import type { enrolChildSchema } from "../desk-schemas";
import { enrolledMail } from "../domain/desk-mails.fr";
import type { DeskScope } from "./desk-scope";

/**
 * Enrols a child of a dossier in an activity over a period: from then on it may be booked (B1, C1). The household is told.
 * Errors: EnrolledChildNotFound, EnrolmentActivityNotFound, EnrolmentEndsBeforeStart, EnrolmentOutsideActivity,
 * EnrolmentOverlaps.
 */
export async function enrolChild(
  { tx, city, clock }: DeskScope,
  { familyId, childId, activityId, from, to }: z.output<typeof enrolChildSchema>,
): Promise<Result<{ familyId: string; enrolmentId: string; unreached: Unreached | null }, BookingDeskError>> {
  await lockChild(tx, childId);
  if (!(await livesInFamily(tx, familyId, childId))) return err({ tag: "EnrolledChildNotFound" });
  const activity = await findActivity(tx, activityId);
  if (!activity) return err({ tag: "EnrolmentActivityNotFound" });
  const { firstDay: first, lastDay: last, name: activityName } = activity;
  if (to < from) return err({ tag: "EnrolmentEndsBeforeStart" });
  if (from < first || from > last) return err({ tag: "EnrolmentOutsideActivity", field: "from", first, last });
  if (to > last) return err({ tag: "EnrolmentOutsideActivity", field: "to", first, last });
  const known = (await enrolmentsOf(tx, childId)).filter((enrolment) => enrolment.activityId === activityId);
  const overlap = known.find(({ firstDay, lastDay }) => firstDay <= to && from <= lastDay);
  if (overlap) return err({ tag: "EnrolmentOverlaps", first: overlap.firstDay, last: overlap.lastDay });
  const period = { activityName, firstDay: from, lastDay: to };
  const enrolmentId = await insertEnrolment(tx, city.id, { familyId, childId, activityId, ...period });
  const { actionLabel: label, ...words } = enrolledMail(await firstNameOf(tx, childId), period);
  const mail = {
    ...words,
    action: { label, path: `/famille/reservations?mois=${from.slice(0, 7)}&activite=${activityId}` },
  };
  const told = await mailHousehold(tx, { city, clock, familyId, kind: "child-enrolled", mail });
  return ok({ familyId, enrolmentId, unreached: unreachedBy(told) });
}
