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

/**
 * What a child holds where it will not be: at another school than its new one, from the day of the change on; and, from tomorrow
 * to its eve, at another one than where it is, by a change noted before that this one replaces. Where the town knows of no school
 * until then, what is held stays.
 */
export async function heldByMove({ tx, city, now, childId, move, from }: MoveScope): Promise<HeldDay[]> {
  const { former, school } = move;
  const tomorrow = addDays(dayOf(now, city.timezone), 1);
  const until = former.id === null ? [] : await heldElsewhere(tx, { childId, schoolId: former.id, from: tomorrow });
  const after = await heldElsewhere(tx, { childId, schoolId: school.id, from });
  return [
    ...until.filter(({ day }) => day < from).map((held) => ({ ...held, back: true })),
    ...after.map((held) => ({ ...held, back: false })),
  ];
}

/** The places of these days at the school where the child will be on each. */
export async function placesOfMove({ move, ...scope }: MoveScope, held: readonly HeldDay[]) {
  const { former, school, level } = move;
  const at = async (schoolId: string | null, days: readonly HeldDay[]) =>
    schoolId === null || days.length === 0 ? [] : [...(await newPlaces({ ...scope, schoolId, level }, days))];
  const until = await at(
    former.id,
    held.filter(({ back }) => back),
  );
  const after = await at(
    school.id,
    held.filter(({ back }) => !back),
  );
  return new Map([...until, ...after]);
}

/** What becomes of each day, at the prices of the new school, in a class like `classId`. */
export async function daysOfMove(scope: MoveScope, classId: string | null): Promise<PricedDay[]> {
  const { tx, childId, move } = scope;
  const { former, school } = move;
  const held = await heldByMove(scope);
  const days = planMove(held, await placesOfMove(scope, held));
  const until = await schoolingFacts(tx, { schoolId: former.id, classId: former.classId });
  const after = await schoolingFacts(tx, { schoolId: school.id, classId });
  return pricedDays(tx, childId, days, ({ back }) => (back ? until : after));
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
  const shown = ({ day, activityName, what, outcome, back, why, newPrice, familyId: holder }: PricedDay): RecapDay => ({
    ...{ day, activityName, what, outcome, back, why, newPrice },
    elsewhere: holder !== familyId,
  });
  const tomorrow = addDays(dayOf(now, city.timezone), 1);
  const before = await heldElsewhere(tx, { childId, schoolId: school.id, from: tomorrow });
  const kept = before
    .filter(({ id, day }) => day < from && !days.some((moved) => moved.id === id))
    .map((held) =>
      shown({ ...held, back: false, outcome: "moved", why: null, toSlot: null, newPrice: null, newFee: null }),
    );
  const recap: SchoolMoveRecap = {
    ...{ firstName, level, former: former.name, school, classes, from, kept, seen },
    days: days.map(shown),
  };
  return ok(recap);
}
