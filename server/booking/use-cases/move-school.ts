import "server-only";
import { holdSchoolMove, householdsOf, mailHousehold, unreachedAmong, writeSchoolMove } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import { err, ok } from "@/server/platform/result";
import { lockClosings } from "../data/closings";
import { lockSlots } from "../data/enrolments";
import { movePlaces } from "../data/move-places";
import { offerWindows } from "../data/offer-windows";
import type { SendSchoolMove } from "../desk-schemas";
import { moveChanges } from "../domain/school-move";
import { schoolMovedMail } from "../domain/school-move.fr";
import { checkMoveDay, daysOfMove, heldByMove, placesOfMove, seenOfMove } from "../queries/school-move";
import type { DeskScope } from "./desk-scope";

/**
 * A child changes school from a day on (D3): each booking from then on goes to the same day of the new school where there is a
 * place, else the child waits there, else it is given back free of charge; what frees passes to those who wait. The card says
 * the new school and class, and from which day; each household is told once. Who closes or divides days waits for it, as do those who
 * book for the child; the recap is compared under the locks. Errors: those of `checkSchoolMove`, DeskFamilyNotFound,
 * ClassNotInSchool, ClassWithoutLevel; SchoolMoveMoved when it would no longer do what its recap said.
 */
export async function moveSchool(desk: DeskScope, { seen, classId, from, ...wish }: SendSchoolMove) {
  const { tx, city, clock, agentId } = desk;
  const { familyId, childId } = wish;
  const now = clock.now();
  const today = dayOf(now, city.timezone);
  await lockClosings(tx, city.id);
  const held = await holdSchoolMove(tx, wish, today);
  if (!held.ok) return held;
  const possible = checkMoveDay(from, today);
  if (!possible.ok) return possible;
  const scope = { tx, city, now, childId, move: held.value, from };
  const leaving = await heldByMove(scope);
  const places = [...(await placesOfMove(scope, leaving)).values()];
  const windows = await offerWindows(scope, [...new Set([...leaving, ...places].map(({ slotId }) => slotId))]);
  await lockSlots(tx, windows);
  // Read again under the locks: an offer that ended, or a place that somebody took.
  const found = await seenOfMove(scope);
  const moved = moveChanges(seen, found.seen);
  if (moved) return err({ tag: "SchoolMoveMoved" as const, days: moved });
  const days = await daysOfMove(scope, classId);
  const written = await writeSchoolMove(tx, childId, held.value, { classId, from, today });
  if (!written.ok) return written;
  await movePlaces(tx, { days, agentId, windows, now });
  const holders = days.map((day) => day.familyId);
  const told = new Map<string, number>();
  for (const household of new Set([...(await householdsOf(tx, childId)), ...holders])) {
    const theirs = days.filter((day) => day.familyId === household);
    const { actionLabel: label, ...words } = schoolMovedMail(held.value.firstName, from, theirs);
    const mail = { ...words, action: { label, path: "/famille/reservations" } };
    told.set(household, await mailHousehold(tx, { city, clock, familyId: household, kind: "school-moved", mail }));
  }
  return ok({ familyId, unreached: unreachedAmong(familyId, told) });
}
