import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import {
  firstNameOf,
  householdsOf,
  livesInFamily,
  mailHousehold,
  type Unreached,
  unreachedAmong,
} from "@/server/families";
import type { LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { slotsEnrolledAgain } from "../data/enrolled-again";
import { enrolmentsOf, lockChild, setLastDay } from "../data/enrolments";
import { answerPendingEnds } from "../data/pending-ends";
import type { BookingDeskError } from "../desk-errors";
import type { endEnrolmentSchema } from "../desk-schemas";
import { enrolmentEndedMail } from "../domain/desk-mails.fr";
import type { Enrolment } from "../domain/enrolment-view";
import { waitingAfter } from "../queries/bookings-after";
import { firstDayGone, readEndingEffects } from "../queries/ending-effects";
import type { DeskScope } from "./desk-scope";
import { withdrawPlaces } from "./withdraw-places";

export interface EndedEnrolment {
  readonly familyId: string;
  /** Of all its households. */
  readonly cancelled: number;
  readonly unreached: Unreached | null;
}

/**
 * Ends an enrolment earlier. What any household of the child holds after its last day, and after today, is cancelled
 * free of charge, but for what a later enrolment covers; each is told (B1). When the household itself asked for it, at
 * `askedAt`, what it could not cancel free of charge then stays booked, and due: to leave an activity is no way around the
 * deadlines (C4). Who has asked for this day or a later one is answered by it, and has no other mail.
 * Errors: EnrolledChildNotFound, EnrolmentNotFound, EnrolmentEndNotEarlier.
 */
export async function endEnrolment(
  { tx, city, agentId, clock }: DeskScope,
  { familyId, childId, enrolmentId, lastDay }: z.output<typeof endEnrolmentSchema>,
  askedAt?: Temporal.Instant,
): Promise<Result<EndedEnrolment, BookingDeskError>> {
  await lockChild(tx, childId);
  const checked = await checkEarlierEnd(tx, { familyId, childId, enrolmentId, lastDay });
  if (!checked.ok) return checked;
  const { activityId, activityName } = checked.value;
  await setLastDay(tx, enrolmentId, lastDay);
  const now = clock.now();
  await answerPendingEnds(tx, { enrolmentId, lastDay, agentId }, now);
  const from = firstDayGone({ city, lastDay, now });
  const held = askedAt && (await readEndingEffects({ tx, city, familyId, childId, activityId, lastDay, now, askedAt }));
  const keep = [...(held?.lateSlots ?? []), ...(await slotsEnrolledAgain(tx, { childId, activityId, lastDay }))];
  const households = await householdsOf(tx, childId);
  const waits = new Map<string, LocalDate[]>();
  for (const household of households) {
    waits.set(household, await waitingAfter(tx, { familyId: household, childId, activityId, lastDay, from }));
  }
  const gone = await withdrawPlaces({ tx, city, agentId, now, childId, activityId, from, keep });
  const firstName = await firstNameOf(tx, childId);
  const told = new Map<string, number>();
  for (const household of households) {
    const kept: readonly LocalDate[] = household === familyId ? (held?.late ?? []) : [];
    const waiting = waits.get(household) ?? [];
    const ended = { activityName, lastDay, cancelled: gone.get(household) ?? 0, kept, waiting };
    const { actionLabel: label, ...words } = enrolmentEndedMail(firstName, ended);
    const mail = { ...words, action: { label, path: "/famille/reservations" } };
    told.set(household, await mailHousehold(tx, { city, clock, familyId: household, kind: "enrolment-ended", mail }));
  }
  const cancelled = [...gone.values()].reduce((sum, count) => sum + count, 0);
  return ok({ familyId, cancelled, unreached: unreachedAmong(familyId, told) });
}

/** The enrolment, when it may end on this day. Errors: those of `endEnrolment`. */
export async function checkEarlierEnd(
  tx: Tx,
  { familyId, childId, enrolmentId, lastDay }: z.output<typeof endEnrolmentSchema>,
): Promise<Result<Enrolment, BookingDeskError>> {
  if (!(await livesInFamily(tx, familyId, childId))) return err({ tag: "EnrolledChildNotFound" });
  const enrolment = (await enrolmentsOf(tx, childId)).find(({ id }) => id === enrolmentId);
  if (!enrolment) return err({ tag: "EnrolmentNotFound" });
  const { firstDay, lastDay: former } = enrolment;
  if (lastDay < firstDay || lastDay >= former) {
    return err({ tag: "EnrolmentEndNotEarlier", field: "lastDay", first: firstDay, last: former });
  }
  return ok(enrolment);
}
