import { formatInstant, type LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import type { Result } from "@/server/platform/result";
import { allocate, type Expectation } from "./allocation";
import type { Cell } from "./cell";
import { describeCell } from "./cell.fr";
import { type CellKey, cellKey } from "./cell-key";
import { compareCell, type Holding } from "./three-way";

export interface PlanChild {
  readonly id: string;
  readonly firstName: string;
}

/** The present, as the plan needs it. `quote` gives the price of one unit, or why there is none, in French. */
export interface PlanFacts<C extends PlanChild> {
  readonly children: readonly C[];
  readonly days: readonly LocalDate[];
  readonly zone: string;
  cell(child: C, day: LocalDate): Cell;
  quote(child: C, day: LocalDate, late: boolean): Result<Cents, string>;
}

/** What a parent sent: what the page showed, and what was wished. `base` holds no cell without a holding. */
export interface Wish {
  readonly base: ReadonlyMap<CellKey, Holding>;
  readonly wanted: ReadonlySet<CellKey>;
  /** Siblings on the same day: all of them or none. */
  readonly together: boolean;
}

interface LineBase<C> {
  readonly child: C;
  readonly day: LocalDate;
}

export type PlanLine<C extends PlanChild = PlanChild> = LineBase<C> &
  (
    | {
        readonly kind: "add";
        readonly slotId: string;
        readonly price: Cents;
        readonly late: boolean;
        readonly group: string | null;
        readonly expectation: Expectation;
        readonly place: number;
      }
    | {
        readonly kind: "cancel";
        readonly bookingId: string;
        readonly slotId: string;
        readonly price: Cents;
        readonly billed: boolean;
      }
    | { readonly kind: "leave"; readonly entryId: string; readonly slotId: string }
    | { readonly kind: "refused" | "conflict" | "already" | "moved"; readonly reason: string }
  );

type Draft<C extends PlanChild> =
  | PlanLine<C>
  | (LineBase<C> & { kind: "ask"; slotId: string; price: Cents; late: boolean; free: number; place: number });

/**
 * What confirming would do now: one line for each cell that was asked for or that moved meanwhile, by day then child
 * (B1–B3). Nothing is decided here about places but what the recap announces.
 */
export function planChanges<C extends PlanChild>(facts: PlanFacts<C>, wish: Wish): PlanLine<C>[] {
  const drafts = facts.days.flatMap((day) => facts.children.flatMap((child) => lineOf(facts, wish, child, day)));
  const asked = drafts.filter((line) => line.kind === "ask");
  const groupOf = (line: (typeof asked)[number]) =>
    wish.together && asked.filter(({ day }) => day === line.day).length > 1 ? line.day : null;
  const requests = asked.map((line) => ({ slotId: line.slotId, group: groupOf(line) }));
  const answers = allocate(requests, new Map(asked.map(({ slotId, free }) => [slotId, free])));
  return drafts.map((line) => {
    if (line.kind !== "ask") return line;
    const index = asked.indexOf(line);
    const { child, day, slotId, price, late, place } = line;
    const group = requests[index]?.group ?? null;
    return { kind: "add", child, day, slotId, price, late, place, group, expectation: answers[index] ?? "queue" };
  });
}

function holdingOf(cell: Cell): Holding {
  return cell.tag === "booked" || cell.tag === "waiting" || cell.tag === "offered" ? cell.tag : "none";
}

function lineOf<C extends PlanChild>(facts: PlanFacts<C>, wish: Wish, child: C, day: LocalDate): Draft<C>[] {
  const key = cellKey(child.id, day);
  const cell = facts.cell(child, day);
  const { tag } = compareCell(wish.base.get(key) ?? "none", wish.wanted.has(key), holdingOf(cell));
  const told = (kind: "refused" | "conflict" | "already" | "moved", reason = describeCell(cell, facts.zone)) => [
    { child, day, kind, reason },
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
        return told(
          "refused",
          `délai dépassé\u00a0: il fallait annuler avant le ${formatInstant(cell.cancelling.closedAt, facts.zone)}`,
        );
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
      if (!quote.ok) return told("refused", quote.error);
      const [free, place] = cell.tag === "free" ? [cell.places, 1] : [0, cell.nextPlace];
      return [{ child, day, kind: "ask", slotId: cell.slotId, price: quote.value, late, free, place }];
    }
  }
}

/** What the family read before confirming, line by line: if one of these has changed, it reads the recap again. */
export function digestOf(lines: readonly PlanLine[]): string[] {
  return lines.map((line) => [line.kind, cellKey(line.child.id, line.day), ...amountsOf(line)].join("|"));
}

/** Places and ranks are not part of it: they change all the time in a rush, and the queue was announced. */
function amountsOf(line: PlanLine): (string | number)[] {
  switch (line.kind) {
    case "add":
      return [line.price, line.late ? "late" : "", line.group ? "together" : ""];
    case "cancel":
      return [line.price, line.billed ? "billed" : ""];
    case "leave":
      return [];
    default:
      return [line.reason];
  }
}

/** What the period will cost: what is booked today, and what is once the plan is carried out, queues left aside. */
export function totalAfter(before: Cents, lines: readonly PlanLine[]): Cents {
  return cents(
    lines.reduce<number>((total, line) => {
      if (line.kind === "add" && line.expectation === "place") return total + line.price;
      return line.kind === "cancel" && !line.billed ? total - line.price : total;
    }, before),
  );
}
