import "server-only";
import type { z } from "zod";
import { addDays, dayOf, type LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import { insertDraft } from "../data/drafts";
import { type Cell, isEditable } from "../domain/cell";
import { type CellKey, cellKey } from "../domain/cell-key";
import { type ChildPattern, patternCells, RHYTHMS, sameForAll } from "../domain/pattern";
import { baseOf, changesSomething, readWish } from "../domain/wish";
import type { BookingError } from "../errors";
import { type Board, type BookingScope, readBoard } from "../queries/board";
import type { makeWeeklyDraftSchema } from "../schemas";

type WeeklyInput = z.output<typeof makeWeeklyDraftSchema>;

const LONGEST_PERIOD_DAYS = 366;

/** Fills a draft with a usual week over a period, one week in two or every week, for one child or all (B2). */
export async function makeWeeklyDraft(
  scope: BookingScope & { readonly accountId: string },
  input: WeeklyInput,
): Promise<Result<{ draftId: string }, BookingError>> {
  const period = periodOf(input, dayOf(scope.now, scope.city.timezone));
  if (!period.ok) return period;
  const board = await readBoard(scope, period.value, input.activity);
  if (!board) return err({ tag: "BookingActivityNotFound" });
  const patterns = patternsOf(board, input);
  if (!patterns) return err({ tag: "BookingChildNotFound" });
  if (patterns.every(({ weekdays }) => weekdays.length === 0)) return err({ tag: "BookingNoWeekday" });

  const sent = {
    base: baseOf(board),
    wanted: wantedCells(board, patterns, input),
    together: input.together === "together",
  };
  const { first, last } = period.value;
  if (!changesSomething(readWish(sent, board).wish)) return err({ tag: "BookingNothingInPeriod", first, last });
  const draftId = newId();
  const { tx, familyId, accountId } = scope;
  await insertDraft(tx, { id: draftId, familyId, accountId, activityId: board.activity.id, first, last, ...sent });
  return ok({ draftId });
}

/** Days that are gone are left out: nothing can be changed there. */
function periodOf(
  { from, to }: WeeklyInput,
  today: LocalDate,
): Result<{ first: LocalDate; last: LocalDate }, BookingError> {
  const first = from < today ? today : from;
  const lastDay = addDays(first, LONGEST_PERIOD_DAYS);
  if (to < first) return err({ tag: "BookingPeriodEndsBeforeStart" });
  if (to > lastDay) return err({ tag: "BookingPeriodTooLong", lastDay });
  return ok({ first, last: to });
}

function patternsOf(board: Board, input: WeeklyInput): ChildPattern[] | undefined {
  const ids = new Set(board.children.map(({ id }) => id));
  const days = input.days.map((value) => value.split("."));
  const rhythms = new Map(input.rhythms.map((value) => [value.split(".")[0] ?? "", value.split(".")[1] ?? ""]));
  if ([...days.map(([childId = ""]) => childId), ...rhythms.keys()].some((childId) => !ids.has(childId)))
    return undefined;
  const patterns = board.children.map(({ id }) => ({
    childId: id,
    weekdays: days.filter(([childId]) => childId === id).map(([, weekday]) => Number(weekday)),
    rhythm: RHYTHMS.find((rhythm) => rhythm === rhythms.get(id)) ?? "every",
  }));
  return input.sameForAll ? sameForAll(patterns) : patterns;
}

/**
 * Days of the pattern that have a meaning for the child, and what is held besides: all of it, or none where it is
 * replaced. For siblings who come together or not at all, a day that is closed for one of them has a meaning for all.
 */
function wantedCells(board: Board, patterns: readonly ChildPattern[], { mode, together }: WeeklyInput): CellKey[] {
  const inPattern = new Set(patternCells(patterns, board.first, board.last));
  const replaced = new Set(
    patterns.filter(({ weekdays }) => mode === "replace" && weekdays.length > 0).map(({ childId }) => childId),
  );
  return board.days.flatMap((day) => {
    const isBooked = board.children.some(
      (child) => inPattern.has(cellKey(child.id, day)) && isOpenDay(board.cell(child, day)),
    );
    return board.children.flatMap((child) => {
      const key = cellKey(child.id, day);
      const cell = board.cell(child, day);
      const held = cell.tag === "booked" || cell.tag === "waiting" || cell.tag === "offered";
      const kept = held && !(replaced.has(child.id) && isEditable(cell));
      const isWorthALine = isOpenDay(cell) || (together === "together" && isBooked && isAtSchool(cell));
      return kept || (inPattern.has(key) && isWorthALine) ? [key] : [];
    });
  });
}

/** Holidays, the other parent's weeks and days that were never opened are no refusal worth a line. */
function isOpenDay(cell: Cell): boolean {
  return cell.tag !== "closed" && cell.tag !== "noPlacesYet" && isAtSchool(cell);
}

/** Whether the child of this household could eat that day, were the service open. */
function isAtSchool(cell: Cell): boolean {
  return cell.tag !== "otherWeek" && cell.tag !== "notEnrolled";
}
