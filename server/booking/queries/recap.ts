import "server-only";
import * as z from "zod";
import { describeOwnQueue } from "@/server/catalogue";
import type { PriceSight } from "@/server/families";
import { explainFee } from "@/server/fees";
import { type Cents, sumCents } from "@/server/platform/money";
import { billedCancellations } from "../data/billed-cancellations";
import type { BookingDraft } from "../data/drafts";
import type { FamilyChild } from "../data/family-children";
import { describeOnceBooked } from "../domain/cell.fr";
import { cellKey, parseCellKey } from "../domain/cell-key";
import { digestOf, type PlanLine, totalAfter } from "../domain/plan";
import { type RecapLine, type RecapSummary, recapChanges } from "../domain/recap";
import type { RecapView } from "../domain/recap-view";
import { schoolChanges } from "../domain/schooling.fr";
import type { Board, BookingScope } from "./board";
import { type Plan, readPlan } from "./plan";

const seenBefore = z.object({ seen: z.array(z.string()) });

/** Undefined when the draft's activity is gone. */
export async function readRecap(scope: BookingScope, draft: BookingDraft): Promise<RecapView | undefined> {
  const plan = await readPlan(scope, draft);
  if (!plan) return undefined;
  const { board, lines } = plan;
  const seen = digestOf(lines, scope.sight.amounts);
  const earlier = seenBefore.safeParse(draft.result);
  return {
    draftId: draft.id,
    activityId: draft.activityId,
    several: board.activities.length > 1,
    ...summaryOf(plan, scope.sight),
    schoolChanges: schoolChanges(
      board.children.filter((child) => lines.some((line) => line.child.id === child.id)),
      board,
    ),
    totals: scope.sight.amounts ? await totalsOf(scope, draft, plan) : null,
    seen,
    changed: earlier.success && !draft.confirmed ? changedCells(earlier.data.seen, seen, board) : null,
    confirmed: draft.confirmed,
  };
}

async function totalsOf({ tx }: BookingScope, draft: BookingDraft, { board, lines }: Plan) {
  const givenUp = await billedCancellations(tx, draft);
  const before = sumCents([bookedTotal(board), ...givenUp.map(({ price }) => price)]);
  const due = new Map(givenUp.map(({ childId, day, price }) => [cellKey(childId, day), price]));
  return { before, after: totalAfter(before, lines, due) };
}

/** The lines in words, for a reader with this sight of prices. `idOf` gives the booking that each added line will be. */
export function summaryOf(
  { board, lines }: Plan,
  sight: PriceSight,
  idOf: (line: PlanLine<FamilyChild>) => string | null = () => null,
): RecapSummary {
  const { showRank } = board.activity.settings.waitlist;
  return {
    activityName: board.activity.name,
    unitLabel: board.activity.unitLabel,
    first: board.first,
    last: board.last,
    showRank,
    queueRule: describeOwnQueue(board.activity.queueOrder, showRank),
    lines: lines.map((line) => toRecapLine(board, line, sight, idOf(line))),
  };
}

function toRecapLine(board: Board, line: PlanLine<FamilyChild>, sight: PriceSight, id: string | null): RecapLine {
  const { child, day, kind } = line;
  const bare = {
    id,
    kind,
    childId: child.id,
    firstName: child.firstName,
    day,
    price: null,
    late: false,
    onceBooked: null,
    billed: false,
    expectation: null,
    place: null,
    together: false,
    reason: null,
    explanation: [],
  };
  switch (line.kind) {
    case "add": {
      const fee = board.price(child, day, line.late);
      const { price, late, expectation, place } = line;
      const onceBooked = describeOnceBooked(line.cancelling, board.zone);
      const explanation = fee.ok && fee.value && sight.calculation ? explainFee(fee.value) : [];
      return { ...bare, price, late, onceBooked, expectation, place, together: line.group !== null, explanation };
    }
    case "cancel":
      return { ...bare, id: line.bookingId, price: line.price, billed: line.billed };
    case "leave":
      return { ...bare, id: line.entryId };
    default:
      return { ...bare, reason: line.reason };
  }
}

function bookedTotal(board: Board): Cents {
  return sumCents(
    board.days.flatMap((day) =>
      board.children.flatMap((child) => {
        const cell = board.cell(child, day);
        return cell.tag === "booked" ? (cell.price ?? []) : [];
      }),
    ),
  );
}

function changedCells(earlier: readonly string[], now: readonly string[], board: Board) {
  const { added, removed } = recapChanges(earlier, now);
  const keys = new Set([...added, ...removed].map((line) => line.split("|")[1] ?? ""));
  return [...keys].sort().flatMap((key) => {
    const cell = parseCellKey(key);
    const child = board.children.find(({ id }) => id === cell?.childId);
    return cell && child ? [{ firstName: child.firstName, day: cell.day }] : [];
  });
}
