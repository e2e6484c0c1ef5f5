import type { CancellingCheck } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import type { Result } from "@/server/platform/result";
import { allocate, type Expectation } from "./allocation";
import type { Cell } from "./cell";
import { describeCell, FULL_WITHOUT_QUEUE } from "./cell.fr";
import { type CellKey, cellKey } from "./cell-key";
import { notEnoughForAll, notWithout, tooLateToCancel } from "./plan.fr";
import { ofSchool } from "./schooling.fr";
import { compareCell, type Holding } from "./three-way";

export interface PlanChild {
  readonly id: string;
  readonly firstName: string;
}

/** The school whose day it is; its name where the child is at two over these days, else null. */
export interface DaySchool {
  readonly id: string | null;
  readonly named: string | null;
}

/**
 * The present, as the plan needs it. `quote` gives the price of one unit, or why there is none, in French; null where
 * the reader may not know amounts.
 */
export interface PlanFacts<C extends PlanChild> {
  readonly children: readonly C[];
  readonly days: readonly LocalDate[];
  readonly zone: string;
  /** Whether a family is told its rank in a queue: the town decides. */
  readonly showRank: boolean;
  /** Whether one can wait for a day that is full. */
  readonly waitlist: boolean;
  cell(child: C, day: LocalDate): Cell;
  schoolOf(child: C, day: LocalDate): DaySchool;
  quote(child: C, day: LocalDate, late: boolean): Result<Cents | null, string>;
}

/** What a parent sent: what the page showed, and what was wished. `base` holds no cell without a holding. */
export interface Wish {
  readonly base: ReadonlyMap<CellKey, Holding>;
  readonly wanted: ReadonlySet<CellKey>;
  /** Siblings on the same day: all of them or none. */
  readonly together: boolean;
}

/**
 * Why a line is not carried out: the state of its cell, or what its state does not say. Unlike the sentence beside it,
 * it does not move with the rank of somebody who waits.
 */
type Cause = Cell["tag"] | "noPrice" | "siblings";

interface LineBase<C> {
  readonly child: C;
  readonly day: LocalDate;
}

export type PlanLine<C extends PlanChild = PlanChild> = LineBase<C> &
  (
    | {
        readonly kind: "add";
        readonly slotId: string;
        /** Where the place is. */
        readonly schoolId: string | null;
        readonly price: Cents | null;
        readonly late: boolean;
        readonly group: string | null;
        readonly expectation: Expectation;
        readonly place: number;
        /** What could be undone of it, once booked. */
        readonly cancelling: CancellingCheck;
      }
    | {
        readonly kind: "cancel";
        readonly bookingId: string;
        readonly slotId: string;
        readonly price: Cents | null;
        readonly billed: boolean;
      }
    | { readonly kind: "leave"; readonly entryId: string; readonly slotId: string }
    | {
        readonly kind: "refused" | "conflict" | "already" | "moved";
        readonly cause: Cause;
        readonly reason: string;
      }
  );

type Ask<C extends PlanChild> = LineBase<C> & {
  kind: "ask";
  slotId: string;
  school: DaySchool;
  price: Cents | null;
  late: boolean;
  free: number;
  place: number;
  cancelling: CancellingCheck;
};
type Draft<C extends PlanChild> = PlanLine<C> | Ask<C>;

/**
 * What confirming would do now: one line for each cell that was asked for or that moved meanwhile, by day then child
 * (B1–B3). Nothing is decided here about places but what the recap announces.
 */
export function planChanges<C extends PlanChild>(facts: PlanFacts<C>, wish: Wish): PlanLine<C>[] {
  const drafts = facts.days.flatMap((day) => {
    const lines = facts.children.flatMap((child) => lineOf(facts, wish, child, day));
    return wish.together ? allOrNone(lines, wish) : lines;
  });
  const asked = drafts.filter((line) => line.kind === "ask");
  const groupOf = (line: (typeof asked)[number]) =>
    wish.together && asked.filter(({ day }) => day === line.day).length > 1 ? line.day : null;
  const requests = asked.map((line) => ({ slotId: line.slotId, group: groupOf(line) }));
  const answers = allocate(requests, new Map(asked.map(({ slotId, free }) => [slotId, free])));
  return drafts.map((line) => {
    if (line.kind !== "ask") return line;
    const index = asked.indexOf(line);
    const { child, day, slotId, school, price, late, place, cancelling } = line;
    const group = requests[index]?.group ?? null;
    const expectation = answers[index] ?? "queue";
    if (expectation === "queue" && !facts.waitlist)
      return refused(line, "full", group ? notEnoughForAll() : ofSchool(FULL_WITHOUT_QUEUE, school.named));
    return { kind: "add", child, day, slotId, schoolId: school.id, price, late, place, group, expectation, cancelling };
  });
}

/**
 * Siblings who are asked for together, on one day: when one of them will have no place that day whatever happens (a
 * closure at their school, a deadline, the queue that the other parent put them in), the others are not booked without
 * them. One who eats already is no obstacle.
 */
function allOrNone<C extends PlanChild>(lines: readonly Draft<C>[], wish: Wish): Draft<C>[] {
  const missing = lines.filter((line) => {
    const key = cellKey(line.child.id, line.day);
    const isAsked = wish.wanted.has(key) && !wish.base.has(key);
    if (!isAsked || (line.kind !== "refused" && line.kind !== "already")) return false;
    return line.cause !== "booked" && line.cause !== "bookedElsewhere";
  });
  if (missing.length === 0) return [...lines];
  const reason = notWithout(missing.map(({ child }) => child.firstName));
  return lines.map((line) => (line.kind === "ask" ? refused(line, "siblings", reason) : line));
}

function refused<C extends PlanChild>({ child, day }: LineBase<C>, cause: Cause, reason: string): PlanLine<C> {
  return { child, day, kind: "refused", cause, reason };
}

function holdingOf(cell: Cell): Holding {
  return cell.tag === "booked" || cell.tag === "waiting" || cell.tag === "offered" ? cell.tag : "none";
}

/** What a school is the cause of: another one may answer otherwise on the same day. */
const SAYS_A_SCHOOL = new Set<Cell["tag"]>([
  "closed",
  "noPlacesYet",
  "noPlacesForLevel",
  "full",
  "tooEarly",
  "tooLate",
]);

function lineOf<C extends PlanChild>(facts: PlanFacts<C>, wish: Wish, child: C, day: LocalDate): Draft<C>[] {
  const key = cellKey(child.id, day);
  const cell = facts.cell(child, day);
  const school = facts.schoolOf(child, day);
  const named = SAYS_A_SCHOOL.has(cell.tag) ? school.named : null;
  const { tag } = compareCell(wish.base.get(key) ?? "none", wish.wanted.has(key), holdingOf(cell));
  const told = (kind: "refused" | "conflict" | "already" | "moved"): Draft<C>[] => [
    { child, day, kind, cause: cell.tag, reason: ofSchool(describeCell(cell, facts.zone, facts.showRank), named) },
  ];
  switch (tag) {
    case "untouched":
      return [];
    case "movedMeanwhile":
      return told("moved");
    case "alreadyDone":
      return told("already");
    case "conflict":
      return told("conflict");
    case "leaveQueue":
      return cell.tag === "waiting" ? [{ child, day, kind: "leave", entryId: cell.entryId, slotId: cell.slotId }] : [];
    case "cancel":
      if (cell.tag !== "booked") return told("conflict");
      if (cell.cancelling.tag === "too_late")
        return [refused({ child, day }, "booked", tooLateToCancel(cell.cancelling.closedAt, facts.zone))];
      return [
        {
          child,
          day,
          kind: "cancel",
          bookingId: cell.bookingId,
          slotId: cell.slotId,
          price: cell.price,
          billed: cell.cancelling.tag === "open_billed",
        },
      ];
    case "add": {
      if (cell.tag !== "free" && cell.tag !== "full") return told("refused");
      if (cell.tag === "full" && !cell.waitlist) return told("refused");
      const late = cell.window.tag === "open_late";
      const quote = facts.quote(child, day, late);
      if (!quote.ok) return [refused({ child, day }, "noPrice", quote.error)];
      const [free, place] = cell.tag === "free" ? [cell.places, 1] : [0, cell.nextPlace];
      const { slotId, cancelling } = cell;
      return [{ child, day, kind: "ask", slotId, school, price: quote.value, late, free, place, cancelling }];
    }
  }
}

/**
 * What the family read before confirming, line by line: if one of these has changed, it reads the recap again. Without
 * `amounts`, as somebody read it who may not know them.
 */
export function digestOf(lines: readonly PlanLine[], amounts = true): string[] {
  return lines.map((line) => [line.kind, cellKey(line.child.id, line.day), ...announced(line, amounts)].join("|"));
}

/**
 * Places and ranks are not part of it, nor the sentences that tell them: they change all the time in a rush, and the
 * queue was announced.
 */
function announced(line: PlanLine, amounts: boolean): (string | number)[] {
  switch (line.kind) {
    case "add":
      return [
        (amounts ? line.price : null) ?? "",
        line.late ? "late" : "",
        line.group ? "together" : "",
        line.schoolId ?? "",
        ...(line.cancelling.tag === "open" ? [] : [line.cancelling.tag]),
      ];
    case "cancel":
      return [(amounts ? line.price : null) ?? "", line.billed ? "billed" : ""];
    case "leave":
      return [];
    default:
      return [line.cause];
  }
}

/**
 * What the period will cost: what is booked today, and what is once the plan is carried out, queues left aside. `givenUp` is what
 * days cost that were given up too late: booked again, such a day is due once.
 */
export function totalAfter(before: Cents, lines: readonly PlanLine[], givenUp: ReadonlyMap<CellKey, Cents>): Cents {
  return cents(
    lines.reduce<number>((total, line) => {
      if (line.kind === "add" && line.expectation === "place")
        return total + (line.price ?? 0) - (givenUp.get(cellKey(line.child.id, line.day)) ?? 0);
      return line.kind === "cancel" && !line.billed ? total - (line.price ?? 0) : total;
    }, before),
  );
}
