import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { type DayPlaces, daysToChange, placesFor, shownPlaces, wantedOf } from "./places";
import { closedText, daysCount, periodText, placesCount, rangeText } from "./places.fr";
import { placesLines } from "./places-lines";
import { presentPlaces, recapOfPlaces } from "./places-recap";
import { placesPeriod } from "./places-scope";

const day = (text: string, over: Partial<DayPlaces> = {}): DayPlaces => ({
  slotId: `slot-${text}`,
  schoolId: "a",
  day: localDate(text),
  levels: null,
  capacity: 40,
  target: null,
  booked: 0,
  offered: 0,
  waiting: 0,
  ...over,
});

describe("the places that a day gets (C5)", () => {
  const count = fc.nat({ max: 9999 });

  it("are never fewer than are taken, and never more than both", () => {
    fc.assert(
      fc.property(count, count, (asked, taken) => {
        const { capacity, target } = placesFor(asked, taken);
        expect(capacity).toBe(Math.max(asked, taken));
        expect(wantedOf({ capacity, target })).toBe(asked);
        expect(target === null || taken === capacity).toBe(true);
      }),
    );
  });

  it("are asked for once: then there is nothing to change", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count)), count, (slots, asked) => {
        const days = slots.map(([capacity, taken]) => placesFor(capacity, taken));
        const taken = slots.map(([, now]) => now);
        const after = days.map((_, index) => placesFor(asked, taken[index] ?? 0));
        expect(daysToChange(after, asked)).toEqual([]);
      }),
    );
  });

  it("are shown without the bookings, which come all the time", () => {
    const [before, after] = [day("2026-12-03"), day("2026-12-03", { booked: 12, waiting: 3 })];
    expect(shownPlaces([after])).toEqual(shownPlaces([before]));
    expect(shownPlaces([day("2026-12-03", { capacity: 41 })])).not.toEqual(shownPlaces([before]));
    expect(shownPlaces([day("2026-12-03", { capacity: 45, target: 40, booked: 45 })])).toEqual(shownPlaces([before]));
  });
});

describe("the period of a change", () => {
  const [from, to, end] = [localDate("2026-12-03"), localDate("2026-12-18"), localDate("2027-07-02")];

  it.each([
    ["day", from],
    ["until", to],
    ["end", end],
  ] as const)("%s ends on %s", (span, last) => {
    expect(placesPeriod({ from, span, to }, end)).toEqual({ first: from, last });
  });
});

describe("the recap of a change", () => {
  const schoolName = (id: string) => ({ a: "École A", b: "École B" })[id] ?? "";
  const recap = (days: DayPlaces[], places: number, closed: readonly string[] = []) =>
    recapOfPlaces({ days, places, schoolName, isClosed: ({ day: on }) => closed.includes(on) });

  it("has a line a school, with what its days had, in runs that change whole", () => {
    const days = [
      day("2026-12-03", { schoolId: "b" }),
      day("2026-12-04"),
      day("2026-12-07", { capacity: 30 }),
      day("2026-12-08"),
      day("2026-12-10", { capacity: 50 }),
    ];
    const { moves, changing, same } = recap(days, 50);
    expect([changing, same]).toEqual([4, 1]);
    expect(moves.map(({ school, before, days: count }) => [school, before, count])).toEqual([
      ["École A", { least: 30, most: 40 }, 3],
      ["École B", { least: 40, most: 40 }, 1],
    ]);
    const run = (first: string, before: number, over = {}) => ({ first, last: first, days: 1, before, ...over });
    expect(moves[0]?.runs).toEqual([run("2026-12-04", 40), run("2026-12-07", 30), run("2026-12-08", 40)]);
    expect(recap([day("2026-12-03"), day("2026-12-04"), day("2026-12-07")], 50).moves[0]?.runs).toEqual([
      run("2026-12-03", 40, { last: "2026-12-07", days: 3 }),
    ]);
    const around = [day("2026-12-03"), day("2026-12-04", { capacity: 50 }), day("2026-12-07")];
    expect(recap(around, 50).moves[0]?.runs).toEqual([run("2026-12-03", 40), run("2026-12-07", 40)]);
  });

  it("counts a day once that several schools are closed on", () => {
    const days = ["a", "b"].flatMap((schoolId) => ["2026-12-03", "2026-12-04"].map((on) => day(on, { schoolId })));
    expect(recap(days, 50, ["2026-12-04"]).closed).toEqual({ days: 1, schools: 2 });
    expect([closedText({ days: 1, schools: 1 }), closedText({ days: 3, schools: 9 })]).toEqual([
      "1\u00a0jour",
      "3\u00a0jours, dans 9\u00a0écoles",
    ]);
  });

  it("comes after what there is: the fewest, the most, and the fullest day", () => {
    const days = [day("2026-12-03", { booked: 12, offered: 1 }), day("2026-12-04", { capacity: 30, booked: 9 })];
    expect(presentPlaces([day("2026-12-03", { schoolId: "b" }), ...days], schoolName)).toEqual([
      { schoolId: "a", school: "École A", levels: null, places: { least: 30, most: 40 }, mostTaken: 13 },
      { schoolId: "b", school: "École B", levels: null, places: { least: 40, most: 40 }, mostTaken: 0 },
    ]);
    expect([rangeText({ least: 30, most: 40 }), rangeText({ least: 40, most: 40 })]).toEqual(["30 à 40", "40"]);
  });

  it("names the days where more are taken, offers included", () => {
    const days = [day("2026-12-03", { booked: 29, offered: 2 }), day("2026-12-04", { booked: 30 })];
    expect(recap(days, 30).kept).toEqual([{ school: "École A", day: "2026-12-03", taken: 31 }]);
  });

  it("counts who waits only where a place will be offered", () => {
    const full = { booked: 40, waiting: 3 };
    expect(recap([day("2026-12-03", full)], 41).waiting).toEqual({ days: 1, children: 3 });
    expect(recap([day("2026-12-03", full)], 39).waiting).toEqual({ days: 0, children: 0 });
    expect(recap([day("2026-12-03", full)], 41, ["2026-12-03"])).toMatchObject({
      closed: { days: 1, schools: 1 },
      waiting: { days: 0, children: 0 },
    });
    const above = { capacity: 40, target: 20, booked: 40, waiting: 3 };
    expect(recap([day("2026-12-03", above)], 30).waiting).toEqual({ days: 0, children: 0 });
  });
});

describe("the lines of a month", () => {
  it("keep closed days of one reason together, and say where there is no place", () => {
    const days = ["2026-12-17", "2026-12-18", "2026-12-21", "2026-12-22", "2026-12-24"].map(localDate);
    const places = new Map([
      [days[0] ?? localDate("2026-12-17"), [day("2026-12-17", { booked: 12, offered: 1, waiting: 2 })]],
    ]);
    const lines = placesLines({
      days,
      places,
      today: localDate("2026-12-18"),
      closedReason: (on) => (on > "2026-12-18" ? "vacances" : null),
    });
    expect(lines).toEqual([
      expect.objectContaining({ kind: "open", day: "2026-12-17", free: 27, changes: false }),
      { kind: "closed", first: "2026-12-18", last: "2026-12-18", reason: "aucune place n’est ouverte" },
      { kind: "closed", first: "2026-12-21", last: "2026-12-24", reason: "vacances" },
    ]);
  });
});

describe("the words", () => {
  const period = { first: localDate("2026-12-03"), last: localDate("2027-07-02"), weekdays: [] };

  it("count and name the days", () => {
    expect([daysCount(1), daysCount(1058), placesCount(0), placesCount(1), placesCount(2)]).toEqual([
      "1\u00a0jour",
      "1\u202f058\u00a0jours",
      "0\u00a0place",
      "1\u00a0place",
      "2\u00a0places",
    ]);
    expect(periodText({ ...period, last: period.first })).toBe("jeudi 3 décembre");
    expect(periodText(period)).toBe("du 3 décembre 2026 au 2 juillet 2027");
    expect(periodText({ ...period, weekdays: [1, 2, 4] })).toBe(
      "du 3 décembre 2026 au 2 juillet 2027, seulement le lundi, le mardi et le jeudi",
    );
  });
});
