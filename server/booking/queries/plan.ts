import "server-only";
import { feeErrorText } from "@/server/fees";
import { err, ok } from "@/server/platform/result";
import type { BookingDraft } from "../data/drafts";
import type { FamilyChild } from "../data/family-children";
import { type PlanLine, planChanges } from "../domain/plan";
import { schoolingOn, staysOf } from "../domain/schooling";
import { readWish } from "../domain/wish";
import { type Board, type BookingScope, readBoard } from "./board";

export interface Plan {
  readonly board: Board;
  readonly lines: readonly PlanLine<FamilyChild>[];
}

/** What confirming this draft would do now. Undefined when its activity is gone. */
export async function readPlan(scope: BookingScope, draft: BookingDraft): Promise<Plan | undefined> {
  const board = await readBoard(scope, { first: draft.first, last: draft.last }, draft.activityId);
  if (!board) return undefined;
  const { wish } = readWish(draft, board);
  const { waitlist, whenFull } = board.activity.settings;
  const lines = planChanges(
    {
      children: board.children,
      days: board.days,
      zone: board.zone,
      showRank: waitlist.showRank,
      waitlist: whenFull === "waitlist",
      cell: board.cell,
      schoolOf: (child, day) => {
        const { schoolId: id, schoolName } = schoolingOn(child, day);
        return { id, named: staysOf(child, board).length > 1 ? schoolName : null };
      },
      quote: (child, day, late) => {
        const line = board.price(child, day, late);
        return line.ok ? ok(line.value?.total ?? null) : err(feeErrorText(line.error));
      },
    },
    wish,
  );
  return { board, lines };
}
