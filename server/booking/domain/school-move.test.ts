import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { type HeldDay, moveChanges, moveDays, moveLines, type NewPlace, placeKey, planMove } from "./school-move";
import { movedDayText, schoolMovedMail } from "./school-move.fr";

const FRIDAY = localDate("2026-12-04");
const held = (over: Partial<HeldDay> = {}): HeldDay => ({
  id: "b",
  familyId: "f",
  slotId: "old",
  day: FRIDAY,
  activityId: "a",
  activityName: "Cantine",
  what: "booking",
  late: false,
  back: false,
  ...over,
});
const place = (over: Partial<NewPlace> = {}): NewPlace => ({
  ...{ slotId: "new", free: 1, isWanted: false, isOpen: true, queue: "open" },
  ...over,
});
const planOf = (day: HeldDay, at?: NewPlace) => planMove([day], new Map(at ? [[placeKey(day), at]] : []))[0];

describe("what becomes of a day that a child holds at the school that it leaves (D3)", () => {
  it.each([
    ["a booking, and a free place", "booking", {}, "moved", null],
    ["a booking, and a free place that somebody waits for", "booking", { isWanted: true }, "waiting", null],
    ["a booking, and a full day", "booking", { free: 0 }, "waiting", null],
    ["a booking, and a full day without a list", "booking", { free: 0, queue: "none" }, "gone", "full"],
    ["a booking, and a full day past its deadline", "booking", { free: 0, queue: "late" }, "gone", "late"],
    ["a booking, and a free place past the deadline of families", "booking", { queue: "late" }, "moved", null],
    ["a booking, and a day that is closed", "booking", { isOpen: false }, "gone", "closed"],
    ["an offer, and a free place", "offered", {}, "waiting", null],
    ["who waits, and a full day", "waiting", { free: 0 }, "waiting", null],
    ["who waits, and no list there", "waiting", { queue: "none" }, "gone", "full"],
  ] as const)("%s", (_what, what, at, outcome, why) => {
    expect(planOf(held({ what }), place(at))).toMatchObject({ outcome, why });
  });

  it("no places at that date, or a school that is not the town’s", () => {
    expect(planOf(held())).toMatchObject({ outcome: "gone", why: "noPlaces", toSlot: null });
  });

  it("waits once, whichever of its households asked", () => {
    const days = [held(), held({ id: "w", familyId: "other", what: "waiting" })];
    const plan = planMove(days, new Map([[placeKey(held()), place({ free: 0 })]]));
    expect(plan.map(({ outcome, why }) => [outcome, why])).toEqual([
      ["waiting", null],
      ["gone", "waitsAlready"],
    ]);
  });

  const aHeld = fc.record({
    day: fc.integer({ min: 0, max: 6 }).map((n) => addDays(FRIDAY, n)),
    activityId: fc.constantFrom("a", "b"),
    what: fc.constantFrom("booking" as const, "offered" as const, "waiting" as const),
  });
  const aPlace = fc.record({
    free: fc.integer({ min: 0, max: 2 }),
    isWanted: fc.boolean(),
    isOpen: fc.boolean(),
    queue: fc.constantFrom("open" as const, "none" as const, "late" as const),
  });

  it("never takes more than is free, nor a place that somebody waits for, and forgets no day", () => {
    fc.assert(
      fc.property(
        fc.array(aHeld, { maxLength: 12 }),
        fc.array(aPlace, { minLength: 14, maxLength: 14 }),
        (asked, all) => {
          const days = asked.map((one, index) => held({ ...one, id: String(index) }));
          const places = new Map(
            ["a", "b"].flatMap((activityId, of) =>
              Array.from({ length: 7 }, (_, n) => {
                const [key, at] = [placeKey({ activityId, day: addDays(FRIDAY, n) }), all[of * 7 + n]];
                return [key, place({ ...at, slotId: key })] as const;
              }),
            ),
          );
          const plan = planMove(days, places);
          expect(plan.map(({ id }) => id)).toEqual(days.map(({ id }) => id));
          for (const [key, ofSlot] of Map.groupBy(plan, placeKey)) {
            const at = places.get(key);
            const moved = ofSlot.filter(({ outcome }) => outcome === "moved");
            expect(moved.length).toBeLessThanOrEqual(at?.isOpen && !at.isWanted ? at.free : 0);
            expect(moved.every(({ what }) => what === "booking")).toBe(true);
            expect(ofSlot.filter(({ outcome }) => outcome === "waiting").length).toBeLessThanOrEqual(
              at?.isOpen && at.queue === "open" ? 1 : 0,
            );
          }
          for (const { outcome, why, toSlot } of plan) {
            expect([why === null, toSlot !== null]).toEqual(outcome === "gone" ? [false, false] : [true, true]);
          }
        },
      ),
    );
  });
});

describe("what a recap of a move said", () => {
  const change = { former: "s1", school: "s2", from: FRIDAY };
  const planned = (at?: NewPlace) => planMove([held()], new Map(at ? [[placeKey(held()), at]] : []));

  it("holds, or names the days that are no longer so, or none when it is another move", () => {
    const seen = moveLines(change, planned(place()));
    expect(moveChanges(seen, moveLines(change, planned(place())))).toBeNull();
    expect(moveChanges(seen, moveLines(change, planned(place({ free: 0 }))))).toEqual([FRIDAY]);
    expect(moveChanges(seen, moveLines({ ...change, school: "s3" }, planned(place())))).toEqual([]);
  });

  it("takes effect from tomorrow, for two months", () => {
    expect(moveDays(FRIDAY)).toEqual({ first: "2026-12-05", last: "2027-02-04" });
  });

  it("is told day by day, with what is other than before", () => {
    const [moved, full] = [planOf(held(), place()), planOf(held(), place({ free: 0, queue: "none" }))];
    if (!moved || !full) throw new Error("two days");
    expect(movedDayText({ ...moved, newPrice: cents(650) })).toMatch(
      /^vendredi 4 décembre \(nouveau prix\s: 6,50\s€\)$/,
    );
    expect(movedDayText(full)).toBe("vendredi 4 décembre (complet)");
    const text = schoolMovedMail("Zoé", FRIDAY, [moved, full]).paragraphs.join("\n");
    expect(text).toMatch(/Gardés dans la nouvelle école \(1\)\s:\n– Cantine\s: vendredi 4 décembre\./);
    expect(text).toMatch(/Annulés, sans frais \(1\)\s:\n– Cantine\s: vendredi 4 décembre \(complet\)\./);
  });
});
