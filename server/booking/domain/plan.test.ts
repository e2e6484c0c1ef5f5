import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { err, ok } from "@/server/platform/result";
import type { Cell } from "./cell";
import { type CellKey, cellKey } from "./cell-key";
import { digestOf, type PlanFacts, planChanges, totalAfter, type Wish } from "./plan";
import type { Holding } from "./three-way";

const DAYS = [localDate("2026-12-03"), localDate("2026-12-04")];
const CHILDREN = [
  { id: "lea", firstName: "Léa" },
  { id: "tom", firstName: "Tom" },
];
const until = Temporal.Instant.from("2026-12-01T10:00:00Z");
const open = { tag: "open", until } as const;
const free = (places = 3): Cell => ({ tag: "free", slotId: "s", places, window: open });
const full: Cell = { tag: "full", slotId: "f", nextPlace: 5, waitlist: true, window: open };
const booked: Cell = { tag: "booked", bookingId: "b", slotId: "s", price: cents(235), late: false, cancelling: open };

function facts(cells: Readonly<Record<string, Cell>>, byDefault: Cell = free()): PlanFacts<(typeof CHILDREN)[number]> {
  return {
    children: CHILDREN,
    days: DAYS,
    zone: "Europe/Paris",
    cell: (child, day) => cells[cellKey(child.id, day)] ?? byDefault,
    quote: (child, _, late) => (child.id === "sans-tarif" ? err("tarif inconnu") : ok(cents(late ? 485 : 235))),
  };
}
const wish = (wanted: string[], base: Record<string, Holding> = {}, together = false): Wish => ({
  wanted: new Set(wanted as CellKey[]),
  base: new Map(Object.entries(base) as [CellKey, Holding][]),
  together,
});
const LEA = "lea.2026-12-03";
const TOM = "tom.2026-12-03";

describe("what confirming would do", () => {
  it.each<[string, Record<string, Cell>, Wish, string[]]>([
    ["books a free day", {}, wish([LEA]), ["add place"]],
    ["queues for a full day", { [LEA]: full }, wish([LEA]), ["add queue"]],
    [
      "refuses a full day without waitlist",
      { [LEA]: { ...full, waitlist: false } as Cell },
      wish([LEA]),
      ["refused complet"],
    ],
    ["cancels", { [LEA]: booked }, wish([], { [LEA]: "booked" }), ["cancel"]],
    [
      "leaves a queue",
      { [LEA]: { tag: "waiting", entryId: "w", slotId: "s", place: 2 } },
      wish([], { [LEA]: "waiting" }),
      ["leave"],
    ],
    ["shows what moved", { [LEA]: booked }, wish([]), ["moved réservé"]],
    ["shows what is done already", { [LEA]: booked }, wish([LEA]), ["already réservé"]],
    [
      "leaves a conflict alone",
      { [LEA]: { tag: "waiting", entryId: "w", slotId: "s", place: 2 } },
      wish([], { [LEA]: "booked" }),
      ["conflict 2e sur liste d’attente"],
    ],
    [
      "parts siblings where one place is left",
      { [LEA]: free(1), [TOM]: free(1) },
      wish([LEA, TOM]),
      ["add place", "add queue"],
    ],
    [
      "keeps them together when asked",
      { [LEA]: free(1), [TOM]: free(1) },
      wish([LEA, TOM], {}, true),
      ["add queue", "add queue"],
    ],
  ])("%s", (_, cells, asked, expected) => {
    const lines = planChanges(facts(cells), asked).map((line) =>
      line.kind === "add" ? `add ${line.expectation}` : "reason" in line ? `${line.kind} ${line.reason}` : line.kind,
    );
    expect(lines).toEqual(expected);
  });

  it("counts the total without queues, and keeps what stays due", () => {
    const over: Cell = { ...booked, cancelling: { tag: "open_billed", until } };
    const lines = planChanges(
      facts({ [LEA]: booked, [TOM]: over, "lea.2026-12-04": free(), "tom.2026-12-04": full }),
      wish(["lea.2026-12-04", "tom.2026-12-04"], { [LEA]: "booked", [TOM]: "booked" }),
    );
    expect(totalAfter(cents(470), lines)).toBe(470);
  });

  it("has a digest that ignores places and ranks, and sees prices and deadlines", () => {
    const digest = (cell: Cell) => digestOf(planChanges(facts({ [LEA]: cell }), wish([LEA])));
    expect(digest(free(1))).toEqual(digest(full));
    expect(digest({ ...full, nextPlace: 9 } as Cell)).toEqual(digest(full));
    const late: Cell = { tag: "free", slotId: "s", places: 3, window: { tag: "open_late", until } };
    expect(digest(late)).not.toEqual(digest(free()));
    expect(digest({ tag: "tooLate", closedAt: until })).not.toEqual(digest(free()));
  });

  it("never touches a cell that was not asked for, whatever moved", () => {
    const anyCell = fc.constantFrom(free(), full, booked);
    const held = fc.constantFrom<Holding>("none", "booked");
    fc.assert(
      fc.property(anyCell, held, fc.boolean(), (cell, base, ticked) => {
        const lines = planChanges(
          facts({ [LEA]: cell }),
          wish(ticked ? [LEA] : [], base === "none" ? {} : { [LEA]: base }),
        );
        const acts = lines.filter(({ kind }) => kind === "add" || kind === "cancel" || kind === "leave");
        if (ticked === (base !== "none")) expect(acts).toEqual([]);
        expect(lines.every(({ child, day }) => `${child.id}.${day}` === LEA)).toBe(true);
      }),
    );
  });
});
