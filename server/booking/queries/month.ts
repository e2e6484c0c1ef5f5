import "server-only";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { type Cents, sumCents } from "@/server/platform/money";
import type { FamilyChild } from "../data/family-children";
import { type Cell, isEditable } from "../domain/cell";
import { describeCell, describeLastMoment } from "../domain/cell.fr";
import { cellKey } from "../domain/cell-key";
import { firstDayOf, lastDayOf, type Month, monthOf } from "../domain/month";
import { baseOf } from "../domain/wish";
import { type Board, type BookingScope, readBoard } from "./board";

/** What a cell looks like: its icon and colour follow. The words are in `text`. */
export type CellLook = "booked" | "free" | "queue" | "offered" | "closed" | "late";

/** One child on one day, in words. `box` is null where nothing can be changed: the text says why. */
export interface CellView {
  readonly childId: string;
  readonly look: CellLook;
  readonly text: string;
  readonly lastMoment: string | null;
  readonly box: { readonly value: string; readonly ticked: boolean } | null;
  /** What one unit costs, or would cost; null for what is not the family's to know, or has no price yet. */
  readonly price: Cents | null;
}

export interface DayView {
  readonly day: LocalDate;
  /** When it is closed for all the children for one reason: said once. */
  readonly closed: string | null;
  readonly cells: readonly CellView[];
}

/** The month at a glance, for all the children (B2). */
export interface MonthView {
  readonly activity: { readonly id: string; readonly name: string; readonly unitLabel: string };
  readonly month: Month;
  readonly today: LocalDate;
  /** Months that the activity covers. */
  readonly firstMonth: Month;
  readonly lastMonth: Month;
  readonly children: readonly { readonly id: string; readonly firstName: string; readonly schoolName: string }[];
  /** Children of the family who have no enrolment: told, with what to do. */
  readonly notEnrolled: readonly string[];
  readonly days: readonly DayView[];
  readonly base: readonly string[];
  readonly bookedCount: number;
  readonly bookedTotal: Cents;
  readonly canBook: boolean;
  readonly quotientUnknown: boolean;
}

/** Without a month: the present one, or the next when nothing in it can be changed any more. */
export async function readMonth(
  scope: BookingScope & { readonly canBook: boolean },
  asked: { month?: Month; activity?: string },
): Promise<MonthView | undefined> {
  const today = dayOf(scope.now, scope.city.timezone);
  const month = asked.month ?? monthOf(today);
  const period = { first: firstDayOf(month), last: lastDayOf(month) };
  const board = await readBoard(scope, period, asked.activity);
  if (!board) return undefined;
  const children = board.children.filter(({ enrolments }) => enrolments.length > 0);
  const shown: Board = { ...board, children };
  const booked = board.days.flatMap((day) =>
    children.flatMap((child) => {
      const cell = board.cell(child, day);
      return cell.tag === "booked" ? [cell.price] : [];
    }),
  );
  const { id, name, unitLabel, firstDay, lastDay } = board.activity;
  return {
    activity: { id, name, unitLabel },
    month,
    today,
    firstMonth: monthOf(firstDay),
    lastMonth: monthOf(lastDay),
    children: children.map((child) => ({ id: child.id, firstName: child.firstName, schoolName: child.schoolName })),
    notEnrolled: board.children.filter(({ enrolments }) => enrolments.length === 0).map(({ firstName }) => firstName),
    days: board.days.flatMap((day) => dayView(shown, day, scope.canBook)),
    base: baseOf(shown),
    bookedCount: booked.length,
    bookedTotal: sumCents(booked),
    canBook: scope.canBook,
    quotientUnknown: board.quotientOn(period.first) === null,
  };
}

/** Week-ends and days without this service are not in the list, unless something is booked there. */
const USUAL_DAYS_OFF = new Set(["weekend", "no_school_wednesday", "not_open_weekday"]);

function dayView(board: Board, day: LocalDate, canBook: boolean): DayView[] {
  const cells = board.children.map((child) => ({ child, cell: board.cell(child, day) }));
  if (cells.length === 0 || cells.every(({ cell }) => cell.tag === "closed" && USUAL_DAYS_OFF.has(cell.reason.tag)))
    return [];
  const texts = new Set(cells.map(({ cell }) => (cell.tag === "closed" ? describeCell(cell, board.zone) : "")));
  const [closed = ""] = texts;
  if (texts.size === 1 && closed !== "") return [{ day, closed, cells: [] }];
  return [{ day, closed: null, cells: cells.map(({ child, cell }) => cellView(board, child, day, cell, canBook)) }];
}

function cellView(board: Board, child: FamilyChild, day: LocalDate, cell: Cell, canBook: boolean): CellView {
  const price = priceShown(board, child, day, cell);
  const editable = canBook && isEditable(cell) && (cell.tag === "booked" || cell.tag === "waiting" || price !== null);
  return {
    childId: child.id,
    look: lookOf(cell),
    text: describeCell(cell, board.zone, board.activity.settings.waitlist.showRank),
    lastMoment: describeLastMoment(cell, board.zone) ?? null,
    box: editable ? { value: cellKey(child.id, day), ticked: cell.tag === "booked" || cell.tag === "waiting" } : null,
    price,
  };
}

function priceShown(board: Board, child: FamilyChild, day: LocalDate, cell: Cell): Cents | null {
  if (cell.tag === "booked") return cell.price;
  if (cell.tag !== "free" && cell.tag !== "full") return null;
  const line = board.price(child, day, cell.window.tag === "open_late");
  return line.ok ? line.value.total : null;
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
    case "tooEarly":
    case "tooLate":
      return "late";
    default:
      return "closed";
  }
}
