import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { firstNameOf, householdAddresses, householdsOf } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { pendingEnds } from "../data/pending-ends";
import type { BookingDeskError } from "../desk-errors";
import type { EndEnrolment } from "../desk-schemas";
import { type DeskEnding, type DeskEndRecap, deskEndLines, type EndedDay } from "../domain/desk-ending";
import type { Enrolment } from "../domain/enrolment-view";
import type { DeskScope } from "../use-cases/desk-scope";
import { checkEarlierEnd } from "../use-cases/end-enrolment";
import { entriesAfter } from "./bookings-after";
import { firstDayGone, readEndingEffects } from "./ending-effects";

/** Of an enrolment whose end was chosen before: it may have ended since. Errors: those of `checkEarlierEnd`, EnrolmentEndsAlready. */
export async function checkChosenEnd(tx: Tx, ending: EndEnrolment): Promise<Result<Enrolment, BookingDeskError>> {
  const checked = await checkEarlierEnd(tx, ending);
  if (checked.ok || checked.error.tag !== "EnrolmentEndNotEarlier" || ending.lastDay < checked.error.last)
    return checked;
  return err({ tag: "EnrolmentEndsAlready", last: checked.error.last });
}

/** What ending an enrolment at the desk does, to each household of the child, and what its recap says, line by line. */
export async function readDeskEnding(
  { tx, city }: Pick<DeskScope, "tx" | "city">,
  { id: enrolmentId, activityId, firstDay, lastDay: formerLastDay }: Enrolment,
  { familyId, childId, lastDay }: EndEnrolment,
  now: Temporal.Instant,
): Promise<DeskEnding & { readonly seen: readonly string[] }> {
  const from = firstDayGone({ city, lastDay, now });
  const others = (await householdsOf(tx, childId)).filter((household) => household !== familyId);
  const days: EndedDay[] = [];
  for (const household of [familyId, ...others]) {
    const elsewhere = household !== familyId;
    const held = { tx, city, familyId: household, childId, activityId };
    const { free, late } = await readEndingEffects({ ...held, lastDay, now, askedAt: now });
    days.push(...free.map((day) => ({ day, what: "free" as const, elsewhere })));
    days.push(...late.map((day) => ({ day, what: "late" as const, elsewhere })));
    days.push(...(await entriesAfter(tx, { ...held, lastDay, from })).map((entry) => ({ ...entry, elsewhere })));
  }
  let elsewhere: number | null = null;
  for (const other of others) elsewhere = (elsewhere ?? 0) + (await householdAddresses(tx, other)).length;
  const asked = (await pendingEnds(tx, enrolmentId)).map((request) => ({
    lastDay: request.lastDay,
    elsewhere: request.familyId !== familyId,
    answered: lastDay <= request.lastDay,
  }));
  const ending = {
    ...{ firstDay, formerLastDay, lastDay },
    days: days.toSorted((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day))),
    asked,
    mails: { own: await householdAddresses(tx, familyId), elsewhere },
  };
  return { ...ending, seen: deskEndLines(ending) };
}

/** What ending an enrolment will do. The same errors as the end itself. */
export async function readDeskEndRecap(
  { tx, city, clock }: DeskScope,
  wish: EndEnrolment,
): Promise<Result<DeskEndRecap, BookingDeskError>> {
  const checked = await checkChosenEnd(tx, wish);
  if (!checked.ok) return checked;
  const now = clock.now();
  const today = dayOf(now, city.timezone);
  return ok({
    ...(await readDeskEnding({ tx, city }, checked.value, wish, now)),
    firstName: await firstNameOf(tx, wish.childId),
    activityName: checked.value.activityName,
    keptUntil: wish.lastDay < today ? today : null,
  });
}
