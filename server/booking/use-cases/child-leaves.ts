import "server-only";
import {
  firstNameOf,
  householdsOf,
  livesInFamily,
  mailHousehold,
  releaseChild,
  type Unreached,
  unreachedBy,
} from "@/server/families";
import { addDays, dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { lockClosings } from "../data/closings";
import { endRequestsOf } from "../data/enrolment-requests";
import { endEnrolments, lockChild } from "../data/enrolments";
import type { BookingDeskError } from "../desk-errors";
import { childLeftMail } from "../domain/desk-mails.fr";
import type { DeskScope } from "./desk-scope";
import { withdrawPlaces } from "./withdraw-places";

/**
 * A child leaves a household (D5): what this household holds for it from tomorrow on is cancelled free of charge. When no
 * dossier of the city is left to it, its enrolments end today. What the household still asks for it ends too. It is told.
 * Error: EnrolledChildNotFound.
 */
export async function childLeaves(
  { tx, city, agentId, clock }: DeskScope,
  { familyId, childId }: { readonly familyId: string; readonly childId: string },
): Promise<Result<{ familyId: string; cancelled: number; unreached: Unreached | null }, BookingDeskError>> {
  // Before the child: what is given back is worked out on places that nobody closes or divides meanwhile.
  await lockClosings(tx, city.id);
  await lockChild(tx, childId);
  if (!(await livesInFamily(tx, familyId, childId))) return err({ tag: "EnrolledChildNotFound" });
  const now = clock.now();
  const today = dayOf(now, city.timezone);
  const from = addDays(today, 1);
  const gone = await withdrawPlaces({ tx, city, agentId, now, childId, familyId, from });
  const cancelled = gone.get(familyId) ?? 0;
  await releaseChild(tx, familyId, childId, now);
  await endRequestsOf(tx, { familyId, childId, agentId, reason: "L’enfant a quitté ce dossier." }, now);
  if ((await householdsOf(tx, childId)).length === 0) await endEnrolments(tx, childId, today);
  const { actionLabel: label, ...words } = childLeftMail(await firstNameOf(tx, childId), cancelled);
  const mail = { ...words, action: { label, path: "/famille/dossier" } };
  const told = await mailHousehold(tx, { city, clock, familyId, kind: "child-left", mail });
  return ok({ familyId, cancelled, unreached: unreachedBy(told) });
}
