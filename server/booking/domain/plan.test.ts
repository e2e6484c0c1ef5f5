import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { err, ok } from "@/server/platform/result";
import type { Cell } from "./cell";
import { FULL_WITHOUT_QUEUE } from "./cell.fr";
import { type CellKey, cellKey } from "./cell-key";
import { digestOf, type PlanFacts, type PlanLine, planChanges, totalAfter, type Wish } from "./plan";
import type { Holding } from "./three-way";

const DAYS = [localDate("2026-12-03"), localDate("2026-12-04")];
const CHILDREN = [
  { id: "lea", firstName: "Léa" },
  { id: "tom", firstName: "Tom" },
];
const until = Temporal.Instant.from("2026-12-01T10:00:00Z");
const open = { tag: "open", until } as const;
const free = (places = 3): Cell => ({ tag: "free", slotId: "s", places, window: open, cancelling: open });
const full: Cell = {
  tag: "full",
  slotId: "f",
  levels: [],
  nextPlace: 5,
  waitlist: true,
  window: open,
  cancelling: open,
};
const booked: Cell = { tag: "booked", bookingId: "b", slotId: "s", price: cents(235), late: false, cancelling: open };

const waiting = (place = 2): Cell => ({ tag: "waiting", entryId: "w", slotId: "s", place });

type Facts = PlanFacts<(typeof CHILDREN)[number]>;

function facts(cells: Readonly<Record<string, Cell>>, over: Partial<Facts> = {}): Facts {
  return {
    children: CHILDREN,
    days: DAYS,
    zone: "Europe/Paris",
    showRank: true,
    waitlist: true,
    cell: (child, day) => cells[cellKey(child.id, day)] ?? free(),
    schoolOf: () => ({ id: "lac", named: null }),
    quote: (_, __, late) => ok(cents(late ? 485 : 235)),
    ...over,
  };
}
const wish = (wanted: string[], base: Record<string, Holding> = {}, together = false): Wish => ({
  wanted: new Set(wanted as CellKey[]),
  base: new Map(Object.entries(base) as [CellKey, Holding][]),
  together,
});
const LEA = "lea.2026-12-03";
const TOM = "tom.2026-12-03";

function said(lines: readonly PlanLine[]): string[] {
  return lines.map((line) =>
    line.kind === "add" ? `add ${line.expectation}` : "reason" in line ? `${line.kind} ${line.reason}` : line.kind,
  );
}

describe("what confirming would do", () => {
  it.each<[string, Record<string, Cell>, Wish, string[]]>([
    ["books a free day", {}, wish([LEA]), ["add place"]],
    ["queues for a full day", { [LEA]: full }, wish([LEA]), ["add queue"]],
    [
      "refuses a full day without waitlist",
      { [LEA]: { ...full, waitlist: false } as Cell },
      wish([LEA]),
      [`refused ${FULL_WITHOUT_QUEUE}`],
    ],
    ["cancels", { [LEA]: booked }, wish([], { [LEA]: "booked" }), ["cancel"]],
    ["leaves a queue", { [LEA]: waiting() }, wish([], { [LEA]: "waiting" }), ["leave"]],
    ["shows what moved", { [LEA]: booked }, wish([]), ["moved réservé"]],
    ["shows what is done already", { [LEA]: booked }, wish([LEA]), ["already réservé"]],
    [
      "leaves a conflict alone",
      { [LEA]: waiting() },
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
    expect(said(planChanges(facts(cells), asked))).toEqual(expected);
  });

  it("announces no queue where the activity has none", () => {
    const noQueue = facts({ [LEA]: free(1), [TOM]: free(1) }, { waitlist: false });
    expect(said(planChanges(noQueue, wish([LEA, TOM])))).toEqual(["add place", `refused ${FULL_WITHOUT_QUEUE}`]);
    const short = "refused pas assez de places pour tous, et vous avez choisi «\u00a0Tous ensemble ou rien\u00a0»";
    expect(said(planChanges(noQueue, wish([LEA, TOM], {}, true)))).toEqual([short, short]);
  });

  it("says no price, and why", () => {
    const unpriced = facts({}, { quote: () => err("tarif inconnu") });
    expect(said(planChanges(unpriced, wish([LEA])))).toEqual(["refused tarif inconnu"]);
  });

  it("counts the total without queues, and keeps what stays due", () => {
    const over: Cell = { ...booked, cancelling: { tag: "open_billed", until } };
    const lines = planChanges(
      facts({ [LEA]: booked, [TOM]: over, "lea.2026-12-04": free(), "tom.2026-12-04": full }),
      wish(["lea.2026-12-04", "tom.2026-12-04"], { [LEA]: "booked", [TOM]: "booked" }),
    );
    expect(totalAfter(cents(470), lines, new Map())).toBe(470);
  });

  it("counts once a day that was given up too late and is booked again", () => {
    const again = planChanges(facts({ [LEA]: free() }), wish([LEA]));
    const givenUp = (day: string) => new Map([[cellKey("lea", localDate(day)), cents(235)]]);
    expect(totalAfter(cents(235), again, givenUp("2026-12-03"))).toBe(235);
    expect(totalAfter(cents(235), again, givenUp("2026-12-04"))).toBe(470);
  });

  it("tells no rank where the town hides it", () => {
    const moved = (showRank: boolean) => said(planChanges(facts({ [LEA]: waiting(3) }, { showRank }), wish([])));
    expect(moved(true)).toEqual(["moved 3e sur liste d’attente"]);
    expect(moved(false)).toEqual(["moved sur liste d’attente"]);
  });

  it("has the same digest when somebody ahead leaves the queue, whatever the sentence says", () => {
    const digest = (cell: Cell, base: Record<string, Holding>) =>
      digestOf(planChanges(facts({ [LEA]: cell }), wish([], base)));
    const none: Record<string, Holding> = {};
    for (const base of [none, { [LEA]: "booked" as const }]) {
      expect(digest(waiting(2), base)).toEqual(digest(waiting(1), base));
      expect(digest(waiting(2), base)).not.toEqual(digest({ tag: "offered", entryId: "w", until }, base));
    }
  });

  it("has a digest that ignores places and ranks, and sees prices and deadlines", () => {
    const digest = (cell: Cell) => digestOf(planChanges(facts({ [LEA]: cell }), wish([LEA])));
    expect(digest(free(1))).toEqual(digest(full));
    expect(digest({ ...full, nextPlace: 9 } as Cell)).toEqual(digest(full));
    const late: Cell = { tag: "free", slotId: "s", places: 3, window: { tag: "open_late", until }, cancelling: open };
    expect(digest(late)).not.toEqual(digest(free()));
    // Late at the same price: the recap says so, and bookings are made so.
    const onePrice = (cell: Cell) =>
      digestOf(planChanges(facts({ [LEA]: cell }, { quote: () => ok(cents(235)) }), wish([LEA])));
    expect(onePrice(late)).not.toEqual(onePrice(free()));
    const cancelling = { tag: "too_late", closedAt: until } as const;
    expect(digest({ ...free(), cancelling } as Cell)).not.toEqual(digest(free()));
    expect(digest({ tag: "tooLate", closedAt: until })).not.toEqual(digest(free()));
  });

  it("has another digest when a day is another school’s, and names the school that refuses it (D3)", () => {
    const at = (id: string, cell: Cell) =>
      planChanges(facts({ [LEA]: cell }, { schoolOf: () => ({ id, named: `École ${id}` }) }), wish([LEA]));
    expect(digestOf(at("a", free()))).not.toEqual(digestOf(at("b", free())));
    expect(digestOf(at("a", free()))).toEqual(digestOf(at("a", free(1))));
    expect(said(at("a", { ...full, waitlist: false } as Cell))).toEqual([`refused ${FULL_WITHOUT_QUEUE} (École a)`]);
    expect(said(at("b", { tag: "noPlacesYet" }))).toEqual(["refused pas encore ouvert à la réservation (École b)"]);
    expect(said(at("b", { tag: "otherWeek" }))).toEqual(["refused semaine de l’autre parent"]);
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
