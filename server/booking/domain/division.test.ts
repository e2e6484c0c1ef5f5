import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SCHOOL_LEVELS, type SchoolLevel } from "@/server/catalogue/domain";
import { localDate } from "@/server/platform/dates";
import { chosenGroups, groupOfLevel, groupsText, levelsKey, parseGroups, parseLevelsKey } from "./division";
import { levelsText } from "./division.fr";
import { type HeldByLevel, isDividedSo, recapOfDivision } from "./division-recap";
import type { DayPlaces } from "./places";

const DAY = localDate("2026-12-03");
const slot = (over: Partial<DayPlaces> = {}): DayPlaces => ({
  slotId: "s",
  schoolId: "a",
  day: DAY,
  levels: null,
  capacity: 150,
  target: null,
  booked: 0,
  offered: 0,
  waiting: 0,
  ...over,
});
const held = (level: string, taken: number, waiting = 0): HeldByLevel => ({ day: DAY, level, taken, waiting });

const SMALL = ["PS", "MS", "GS"] as const;
const TALL = ["CP", "CE1", "CE2", "CM1", "CM2"] as const;
const groups = [
  { levels: SMALL, places: 60 },
  { levels: TALL, places: 90 },
];

/** Each level in a group, or in none. */
const choices = fc
  .array(fc.constantFrom(null, 1, 2, 3), { minLength: 8, maxLength: 8 })
  .map((chosen) => SCHOOL_LEVELS.map((level, index) => ({ level, group: chosen[index] ?? null })));
const places = new Map([
  [1, 60],
  [2, 90],
  [3, 0],
]);

describe("the groups of a school", () => {
  it("have each level once, whatever was chosen, and are said and read back", () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const made = chosenGroups(chosen, places);
        for (const { level, group } of chosen) {
          expect(made.filter(({ levels }) => levels.includes(level))).toHaveLength(group === null ? 0 : 1);
          expect(groupOfLevel(made, level) === null).toBe(group === null);
        }
        expect(parseGroups(groupsText(made))).toEqual(made);
      }),
    );
  });

  it("come in the order of their youngest level", () => {
    const chosen = SCHOOL_LEVELS.map((level) => ({ level, group: level === "PS" ? 2 : 1 }));
    expect(groupsText(chosenGroups(chosen, places))).toBe("PS-90_MS.GS.CP.CE1.CE2.CM1.CM2-60");
  });

  it.each(["PS-", "PS.PS-3", "PS-60_PS-90", "TPS-3", "ps-3", "PS-3_", "PS-99999", "PS-1_MS-1_GS-1_CP-1"])(
    "are not %s",
    (text) => {
      expect(parseGroups(text)).toBeUndefined();
    },
  );

  it("are named by their levels, in an address and in words", () => {
    expect([null, [], SMALL].map(levelsKey)).toEqual([null, "autres", "PS.MS.GS"]);
    expect([null, [], SMALL].map(levelsText)).toEqual(["toute l’école", "autres niveaux", "PS à GS"]);
    fc.assert(
      fc.property(fc.subarray<SchoolLevel>([...SCHOOL_LEVELS]), (levels) => {
        expect(parseLevelsKey(levelsKey(levels) ?? "")).toEqual(levels);
      }),
    );
    expect(["", "MS.PS", "tous"].map(parseLevelsKey)).toEqual([undefined, undefined, undefined]);
  });
});

describe("the recap of a division", () => {
  const children = new Map([
    ["PS", 20],
    ["CE1", 30],
    ["", 2],
  ]);
  const of = (scope: { groups: typeof groups; others: number | null }, days: DayPlaces[], holds: HeldByLevel[]) =>
    recapOfDivision({ scope, days, held: holds, children });

  it("counts for each group who holds what, and the days that keep more than it will have", () => {
    const holds = [held("PS", 61), held("GS", 1), held("CE1", 40, 3), held("", 1)];
    const recap = of({ groups, others: null }, [slot()], holds);
    expect(recap).toMatchObject({ days: 1, before: [{ levels: null, places: { least: 150, most: 150 } }], without: 2 });
    expect(recap.groups).toMatchObject([
      { levels: SMALL, children: 20, mostTaken: 62, kept: [{ day: DAY, taken: 62 }], waiting: 0 },
      { levels: TALL, children: 30, mostTaken: 40, kept: [], waiting: 3 },
      { levels: [], children: 2, mostTaken: 1, kept: [{ day: DAY, taken: 1 }] },
    ]);
  });

  it("adds the groups up when they are put together again", () => {
    const days = [slot({ levels: SMALL, capacity: 60 }), slot({ levels: TALL, capacity: 95, target: 90, booked: 95 })];
    const recap = of({ groups: [], others: null }, days, [held("PS", 10), held("CE1", 95)]);
    expect(recap.groups).toEqual([
      { levels: null, places: { least: 150, most: 150 }, children: 52, mostTaken: 105, kept: [], waiting: 0 },
    ]);
  });

  it("loses nobody and counts nobody twice", () => {
    const level = fc.constantFrom("", ...SCHOOL_LEVELS);
    fc.assert(
      fc.property(choices, fc.array(fc.tuple(level, fc.nat(9), fc.nat(9))), (chosen, holds) => {
        const scope = { groups: chosenGroups(chosen, places), others: 0 };
        const all = holds.map(([one, taken, waiting]) => held(one, taken, waiting));
        const recap = recapOfDivision({ scope, days: [slot({ levels: [] })], held: all, children: new Map() });
        const sum = (count: (one: (typeof recap.groups)[number]) => number) =>
          recap.groups.reduce((total, one) => total + count(one), 0);
        expect(sum(({ mostTaken }) => mostTaken)).toBe(all.reduce((total, { taken }) => total + taken, 0));
        expect(sum(({ waiting }) => waiting)).toBe(all.reduce((total, one) => total + one.waiting, 0));
      }),
    );
  });

  it("has nothing to do where the days are divided so already", () => {
    const scope = { code: "cantine", schoolId: "a", first: DAY, groups, others: null };
    const divided = [slot({ levels: SMALL, capacity: 62, target: 60 }), slot({ levels: TALL, capacity: 90 })];
    expect(isDividedSo(scope, divided)).toBe(true);
    expect(isDividedSo(scope, [...divided, slot({ levels: [], capacity: 1, target: 0 })])).toBe(true);
    expect(isDividedSo({ ...scope, others: 5 }, divided)).toBe(false);
    expect(isDividedSo(scope, [slot()])).toBe(false);
    expect(isDividedSo({ ...scope, groups: [] }, divided)).toBe(false);
    expect(isDividedSo({ ...scope, groups: [] }, [slot()])).toBe(true);
  });
});
