import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { readSchoolMove, type SchoolMove } from "@/server/families";
import { addDays, dayOf, type LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { newPlaces } from "../data/new-places";
import type { BookingDeskError } from "../desk-errors";
import type { SchoolMoveWish } from "../desk-schemas";
import { type HeldDay, moveDays, moveLines, planMove } from "../domain/school-move";
import type { RecapDay, SchoolMoveRecap } from "../domain/school-move-view";
import type { DeskScope } from "../use-cases/desk-scope";
import { heldElsewhere } from "./held-elsewhere";
import { type PricedDay, pricedDays, schoolingFacts } from "./move-fees";

interface MoveScope {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly now: Temporal.Instant;
  readonly childId: string;
  readonly move: SchoolMove;
  readonly from: LocalDate;
}

/** What a child holds at another school than its new one, from the day of the change on. */
export async function heldByMove({ tx, childId, move, from }: MoveScope): Promise<HeldDay[]> {
  return heldElsewhere(tx, { childId, schoolId: move.school.id, from });
}

/** The places of these days at the new school. */
export async function placesOfMove({ move: { school, level }, ...scope }: MoveScope, held: readonly HeldDay[]) {
  return school.id === null ? new Map() : newPlaces({ ...scope, schoolId: school.id, level }, held);
}

/** What becomes of each day, at the prices of the new school, in a class like `classId`. */
export async function daysOfMove(scope: MoveScope, classId: string | null): Promise<PricedDay[]> {
  const { tx, childId, move } = scope;
  const held = await heldByMove(scope);
  const days = planMove(held, await placesOfMove(scope, held));
  const former = await schoolingFacts(tx, { schoolId: move.school.id, classId });
  return pricedDays(tx, childId, days, former);
}

/** What a recap says, line by line: of prices, those of a class of the same kind as the child's present one. */
export async function seenOfMove(scope: MoveScope) {
  const { move, from } = scope;
  const days = await daysOfMove(scope, move.former.classId);
  return { days, seen: moveLines({ former: move.former.id, school: move.school.id, from }, days) };
}

/** Errors: DeskChildNotFound, DeskSchoolNotFound, DeskSchoolSame, SchoolMoveOutside. */
export async function checkSchoolMove({ tx, city, clock }: DeskScope, wish: SchoolMoveWish) {
  const today = dayOf(clock.now(), city.timezone);
  const move = await readSchoolMove(tx, wish, today);
  if (!move.ok) return move;
  const possible = checkMoveDay(wish.from, today);
  return possible.ok ? move : possible;
}

/** Errors: SchoolMoveOutside. */
export function checkMoveDay(from: LocalDate, today: LocalDate): Result<null, BookingDeskError> {
  const { first, last } = moveDays(today);
  return from < first || from > last ? err({ tag: "SchoolMoveOutside", first, last }) : ok(null);
}

/** What a change of school will do. The same errors as the change itself. */
export async function readSchoolMoveRecap(desk: DeskScope, wish: SchoolMoveWish) {
  const checked = await checkSchoolMove(desk, wish);
  if (!checked.ok) return checked;
  const { tx, city, clock } = desk;
  const { childId, familyId, from } = wish;
  const { firstName, level, former, school, classes } = checked.value;
  const now = clock.now();
  const scope = { tx, city, now, childId, move: checked.value, from };
  const { days, seen } = await seenOfMove(scope);
  const shown = ({ day, activityName, what, outcome, why, newPrice, familyId: holder }: PricedDay): RecapDay => ({
    ...{ day, activityName, what, outcome, why, newPrice },
    elsewhere: holder !== familyId,
  });
  const tomorrow = addDays(dayOf(now, city.timezone), 1);
  const before = await heldElsewhere(tx, { childId, schoolId: school.id, from: tomorrow });
  const kept = before
    .filter(({ day }) => day < from)
    .map((held) => shown({ ...held, outcome: "moved", why: null, toSlot: null, newPrice: null, newFee: null }));
  const recap: SchoolMoveRecap = {
    ...{ firstName, level, former: former.name, school, classes, from, kept, seen },
    days: days.map(shown),
  };
  return ok(recap);
}
