import "server-only";
import { Temporal } from "temporal-polyfill";
import type { LocalDate } from "@/server/platform/dates";
import { type Cell, isEditable } from "../domain/cell";
import { type Month, monthOf } from "../domain/month";
import { type BookingScope, readBoard } from "./board";
import { feeOf } from "./cell-fee";

/** What a family that can do nothing this month may do later: in which month, or else from when. */
export interface NextToDo {
  readonly month: Month | null;
  /** The first moment at which a day that is shut today opens to booking; null when none is announced. */
  readonly opensAt: Temporal.Instant | null;
}

/**
 * Looks from a day to the end of the activity in one board, whatever the number of months: families come and reload before an
 * opening, when no month has anything to do yet (Q4).
 */
export async function readNextToDo(
  scope: BookingScope,
  { activityId, first, last }: { readonly activityId: string; readonly first: LocalDate; readonly last: LocalDate },
): Promise<NextToDo> {
  const board = last < first ? undefined : await readBoard(scope, { first, last }, activityId);
  if (!board) return { month: null, opensAt: null };
  const children = board.children.filter(({ enrolments }) => enrolments.length > 0);
  let opensAt: Temporal.Instant | null = null;
  for (const day of board.days) {
    for (const child of children) {
      const cell = board.cell(child, day);
      const canAct = cell.tag === "offered" || (isEditable(cell) && feeOf(board, child, day, cell).ok);
      if (canAct) return { month: monthOf(day), opensAt: null };
      opensAt = earliest(opensAt, openingOf(cell));
    }
  }
  return { month: null, opensAt };
}

function openingOf(cell: Cell): Temporal.Instant | null {
  if (cell.tag === "tooEarly") return cell.opensAt;
  return cell.tag === "notOpen" && cell.opening.tag === "opens_later" ? cell.opening.at : null;
}

function earliest(known: Temporal.Instant | null, found: Temporal.Instant | null): Temporal.Instant | null {
  if (!known || !found) return known ?? found;
  return Temporal.Instant.compare(found, known) < 0 ? found : known;
}
