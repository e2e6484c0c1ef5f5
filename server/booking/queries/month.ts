import "server-only";
import { describeOwnQueue } from "@/server/catalogue";
import { type FeeError, feeErrorText } from "@/server/fees";
import { dayOf, formatDay, formatInstant, formatMonth, type LocalDate } from "@/server/platform/dates";
import { type Cents, sumCents } from "@/server/platform/money";
import type { Result } from "@/server/platform/result";
import { billedCancellations } from "../data/billed-cancellations";
import type { FamilyChild } from "../data/family-children";
import { type Cell, isEditable } from "../domain/cell";
import {
  describeCell,
  describeCommonMoment,
  describeLastMoment,
  describeShutDay,
  describeUnpriced,
  NEVER_BOOKED,
} from "../domain/cell.fr";
import { cellKey } from "../domain/cell-key";
import { addMonths, firstDayOf, lastDayOf, type Month, monthOf } from "../domain/month";
import type { CellLook, CellView, DayView, MonthLink, MonthView } from "../domain/month-view";
import { schoolChanges } from "../domain/schooling.fr";
import { baseOf } from "../domain/wish";
import { type Board, type BookingScope, readBoard } from "./board";
import { feeOf } from "./cell-fee";
import { readNextToDo } from "./next-to-do";

interface MonthScope extends BookingScope {
  readonly canBook: boolean;
}

/**
 * Without a month: the first, from the present one on, of which something can be changed or answered; the present one where
 * there is none. Undefined when the town has no such activity.
 */
export async function readMonth(
  scope: MonthScope,
  { month, activity }: { readonly month?: Month; readonly activity?: string },
): Promise<MonthView | undefined> {
  if (month) return readOneMonth(scope, { month, activity });
  const today = dayOf(scope.now, scope.city.timezone);
  const present = await readOneMonth(scope, { month: monthOf(today), activity });
  if (!present || !scope.canBook || present.children.length === 0 || hasSomethingToDo(present)) return present;
  const asked = { activityId: present.activity.id, first: today, last: present.activity.lastDay };
  const { month: later, opensAt } = await readNextToDo(scope, asked);
  if (later) return readOneMonth(scope, { month: later, activity: present.activity.id });
  return { ...present, nothingLeft: { opensAt: opensAt && formatInstant(opensAt, scope.city.timezone) } };
}

function hasSomethingToDo({ days }: MonthView): boolean {
  return days.some(({ cells }) => cells.some(({ box, look }) => box !== null || look === "offered"));
}

async function readOneMonth(
  scope: MonthScope,
  asked: { readonly month: Month; readonly activity: string | undefined },
): Promise<MonthView | undefined> {
  const today = dayOf(scope.now, scope.city.timezone);
  const { month } = asked;
  const period = { first: firstDayOf(month), last: lastDayOf(month) };
  const board = await readBoard(scope, period, asked.activity);
  if (!board) return undefined;
  const children = board.children.filter(({ enrolments }) => enrolments.length > 0);
  const shown: Board = { ...board, children };
  const booked = board.days.flatMap((day) =>
    children.flatMap((child) => {
      const cell = board.cell(child, day);
      return cell.tag === "booked" ? [cell] : [];
    }),
  );
  const { id, name, unitLabel, firstDay, lastDay, settings, queueOrder } = board.activity;
  const days = joinClosedDays(board.days.flatMap((day) => dayView(shown, day, scope.canBook, day < today)));
  const outside = month < monthOf(firstDay) || month > monthOf(lastDay);
  const queues = days.some(({ cells }) => cells.some(({ look }) => look === "queue"));
  return {
    activity: { id, name, unitLabel, lastDay },
    activities: board.activities.map((activity) => ({ id: activity.id, name: activity.name })),
    month,
    monthLabel: formatMonth(period.first),
    previous: month > monthOf(firstDay) ? linkTo(addMonths(month, -1)) : null,
    next: month < monthOf(lastDay) ? linkTo(addMonths(month, 1)) : null,
    children: children.map((child) => ({ id: child.id, firstName: child.firstName })),
    schoolChanges: schoolChanges(children, period),
    notEnrolled: board.children.filter(({ enrolments }) => enrolments.length === 0).map(({ firstName }) => firstName),
    days,
    queueRule: queues ? describeOwnQueue(queueOrder, settings.waitlist.showRank) : null,
    waitlist: settings.whenFull === "waitlist",
    base: baseOf(shown),
    bookedCount: booked.length,
    bookedTotal: scope.sight.amounts ? sumCents(booked.flatMap(({ price }) => price ?? [])) : null,
    billedTotal: scope.sight.amounts
      ? sumCents(
          (await billedCancellations(scope.tx, { familyId: scope.familyId, activityId: id, ...period })).map(
            ({ price }) => price,
          ),
        )
      : null,
    canBook: scope.canBook,
    nothingLeft: null,
    // Of the present month, what counts from now on: a quotient that came today serves the days that are left.
    quotientUnknown: !outside && board.isQuotientMissing(month === monthOf(today) ? today : period.first),
    outside: outside ? { firstDay, lastDay } : null,
  };
}

function linkTo(month: Month): MonthLink {
  return { month, label: formatMonth(firstDayOf(month)) };
}

/** Week-ends and days without this service are not in the list, unless something is booked there. */
const USUAL_DAYS_OFF = new Set(["weekend", "no_school_wednesday", "not_open_weekday"]);

/** `isOver`: what could have been done, and until when, is no news any more. */
function dayView(board: Board, day: LocalDate, canBook: boolean, isOver: boolean): DayView[] {
  const cells = board.children.map((child) => ({ child, cell: board.cell(child, day) }));
  if (cells.every(({ cell }) => cell.tag === "closed" && USUAL_DAYS_OFF.has(cell.reason.tag))) return [];
  const states = cells.map(({ cell }) => cell);
  const closed = describeShutDay(states, board.zone);
  const label = formatDay(day);
  if (closed) return [{ day, label, closed, lastMoment: null, cells: [] }];
  const priced = cells.map(({ child, cell }) => ({ child, cell, fee: feeOf(board, child, day, cell) }));
  const views = priced.map((one) => cellView(board, day, one, canBook));
  if (isOver) {
    const told = views.map((view, at) => ({
      ...view,
      ...(states[at]?.tag === "tooLate" && { text: NEVER_BOOKED }),
      lastMoment: null,
    }));
    return [{ day, label, closed: null, lastMoment: null, cells: told }];
  }
  // A moment until which to book says nothing of what has no price.
  const open = priced.filter(({ fee }) => fee.ok).map(({ cell }) => cell);
  const common = describeCommonMoment(open, board.zone);
  if (!common) return [{ day, label, closed: null, lastMoment: null, cells: views }];
  return [
    { day, label, closed: null, lastMoment: common, cells: views.map((view) => ({ ...view, lastMoment: null })) },
  ];
}

/** Days in a row that are closed for the same reason are told in one line. */
function joinClosedDays(days: readonly DayView[]): DayView[] {
  const joined: DayView[] = [];
  for (const day of days) {
    const before = joined.at(-1);
    if (!before || day.closed === null || day.closed !== before.closed) {
      joined.push(day);
      continue;
    }
    joined[joined.length - 1] = { ...before, label: `du ${formatDay(before.day)} au ${formatDay(day.day)}` };
  }
  return joined;
}

interface PricedCell {
  readonly child: FamilyChild;
  readonly cell: Cell;
  readonly fee: Result<Cents | null, FeeError>;
}

function cellView(board: Board, day: LocalDate, { child, cell, fee }: PricedCell, canBook: boolean): CellView {
  if (!fee.ok) {
    const text = describeUnpriced(feeErrorText(fee.error));
    return { childId: child.id, look: "closed", text, lastMoment: null, box: null, price: null };
  }
  const editable = canBook && isEditable(cell);
  return {
    childId: child.id,
    look: lookOf(cell),
    text: describeCell(cell, board.zone, board.activity.settings.waitlist.showRank),
    lastMoment: describeLastMoment(cell, board.zone) ?? null,
    box: editable
      ? {
          value: cellKey(child.id, day),
          ticked: cell.tag === "booked" || cell.tag === "waiting",
          billed: cell.tag === "booked" && cell.cancelling.tag === "open_billed",
        }
      : null,
    price: fee.value,
  };
}

function lookOf(cell: Cell): CellLook {
  switch (cell.tag) {
    case "booked":
    case "bookedElsewhere":
      return "booked";
    case "free":
      return "free";
    case "waiting":
    case "waitingElsewhere":
    case "full":
      return "queue";
    case "offered":
      return "offered";
    case "notOpen":
    case "tooEarly":
    case "tooLate":
      return "late";
    default:
      return "closed";
  }
}
