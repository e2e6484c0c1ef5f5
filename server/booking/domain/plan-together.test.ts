import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { ok } from "@/server/platform/result";
import type { Cell } from "./cell";
import { type CellKey, cellKey } from "./cell-key";
import { type PlanLine, planChanges } from "./plan";
import type { Holding } from "./three-way";

const DAY = localDate("2026-12-03");
const CHILDREN = ["Léa", "Tom", "Zoé"].map((firstName) => ({ id: firstName, firstName }));
const until = Temporal.Instant.from("2026-12-01T10:00:00Z");
const open = { tag: "open", until } as const;
const free: Cell = { tag: "free", slotId: "s", places: 9, window: open, cancelling: open };
const full: Cell = {
  tag: "full",
  slotId: "f",
  levels: [],
  nextPlace: 5,
  waitlist: true,
  window: open,
  cancelling: open,
};
const fullForGood: Cell = { ...full, waitlist: false };
const closed: Cell = { tag: "closed", reason: { tag: "public_holiday", label: "Lundi de Pâques" } };
const tooLate: Cell = { tag: "tooLate", closedAt: until };
const booked: Cell = { tag: "booked", bookingId: "b", slotId: "s", price: cents(235), late: false, cancelling: open };
const cancelledTooLate: Cell = { ...booked, cancelling: { tag: "too_late", closedAt: until } };
const waiting: Cell = { tag: "waiting", entryId: "w", slotId: "s", place: 2 };
const offered: Cell = { tag: "offered", entryId: "w", until };

interface Asked {
  readonly cells: readonly Cell[];
  readonly wanted?: readonly boolean[];
  readonly base?: Readonly<Record<string, Holding>>;
  readonly together?: boolean;
}

function plan({ cells, wanted = [], base = {}, together = true }: Asked): PlanLine[] {
  const keys = CHILDREN.map(({ id }) => cellKey(id, DAY));
  return planChanges(
    {
      children: CHILDREN.slice(0, cells.length),
      days: [DAY],
      zone: "Europe/Paris",
      showRank: true,
      waitlist: true,
      cell: (child) => cells[CHILDREN.indexOf(child)] ?? free,
      schoolOf: () => ({ id: "lac", named: null }),
      quote: () => ok(cents(235)),
    },
    {
      base: new Map(Object.entries(base).map(([child, held]) => [cellKey(child, DAY), held])),
      wanted: new Set<CellKey>(keys.filter((_, index) => wanted[index] ?? true)),
      together,
    },
  );
}

const said = (lines: readonly PlanLine[]) =>
  lines.map((line) => `${line.child.firstName} ${line.kind === "add" ? line.expectation : line.kind}`);

describe("siblings together or not at all", () => {
  it.each<[string, Asked, string[]]>([
    ["a closure at one school", { cells: [free, closed] }, ["Léa refused", "Tom refused"]],
    ["a deadline that is over for one", { cells: [free, tooLate] }, ["Léa refused", "Tom refused"]],
    ["one school full, and no queue", { cells: [free, fullForGood] }, ["Léa refused", "Tom refused"]],
    ["one school full, with a queue: all wait", { cells: [free, full] }, ["Léa queue", "Tom queue"]],
    ["put in the queue by the other parent", { cells: [free, waiting] }, ["Léa refused", "Tom already"]],
    ["offered to the other parent", { cells: [free, offered] }, ["Léa refused", "Tom already"]],
    ["booked by the other parent: it eats already", { cells: [free, booked] }, ["Léa place", "Tom already"]],
    ["booked by the other household", { cells: [free, { tag: "bookedElsewhere" }] }, ["Léa place", "Tom refused"]],
    [
      "in the queue of the other household",
      { cells: [free, { tag: "waitingElsewhere" }] },
      ["Léa refused", "Tom refused"],
    ],
    ["not asked for: no obstacle", { cells: [free, closed], wanted: [true, false] }, ["Léa place"]],
    [
      "a cancellation that comes too late is no obstacle",
      { cells: [free, cancelledTooLate], wanted: [true, false], base: { Tom: "booked" } },
      ["Léa place", "Tom refused"],
    ],
    [
      "each for themselves when that was chosen",
      { cells: [free, closed], together: false },
      ["Léa place", "Tom refused"],
    ],
  ])("%s", (_, asked, expected) => {
    expect(said(plan(asked))).toEqual(expected);
  });

  it("says without whom, and that it was chosen", () => {
    const [lea] = plan({ cells: [free, closed, tooLate] });
    expect(lea).toMatchObject({
      kind: "refused",
      reason: "pas possible pour Tom et Zoé ce jour-là, et vous avez choisi «\u00a0Tous ensemble ou rien\u00a0»",
    });
  });

  it("books nobody of a day unless nobody asked for is left without a place", () => {
    const cell = fc.constantFrom<Cell>(
      free,
      { ...free, places: 1 },
      full,
      fullForGood,
      closed,
      tooLate,
      waiting,
      offered,
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 3 }), (cells) => {
        const lines = plan({ cells });
        const places = lines.filter((line) => line.kind === "add" && line.expectation === "place");
        expect([0, cells.length]).toContain(places.length);
      }),
    );
  });
});
