import { describe, expect, it } from "vitest";
import { isUai, levelsOf, SCHOOL_KINDS, SCHOOL_LEVELS } from "@/server/catalogue/domain";
import { CORBAS_SCHOOLS, canteenSeats, classesOf, RIVE_DE_GIER_SCHOOLS, SAINT_CHAMOND_SCHOOLS } from ".";

const schools = [...SAINT_CHAMOND_SCHOOLS, ...RIVE_DE_GIER_SCHOOLS, ...CORBAS_SCHOOLS];

describe("the schools of the three towns", () => {
  it("has 28 schools with a true and unique UAI", () => {
    expect(schools).toHaveLength(28);
    for (const school of schools) expect([school.uai, isUai(school.uai)]).toEqual([school.uai, true]);
    expect(new Set(schools.map((school) => school.uai)).size).toBe(schools.length);
  });

  it("says in the name what the school teaches and who runs it", () => {
    for (const { name, kind, sector } of schools) {
      expect(name.startsWith(kind === "primaire" ? "École primaire" : "École élémentaire")).toBe(true);
      expect(name.includes("privée")).toBe(sector === "prive");
    }
  });

  it("serves meals in the public schools only, for less than all pupils", () => {
    for (const school of schools) {
      const seats = canteenSeats(school);
      if (school.sector === "prive") expect(seats).toBeUndefined();
      else {
        expect(seats).toBeGreaterThan(school.pupils / 2);
        expect(seats).toBeLessThan(school.pupils);
      }
    }
  });
});

describe("classesOf", () => {
  const sizes = Array.from({ length: 377 }, (_, index) => index + 24);

  it.each(SCHOOL_KINDS)("places every pupil of a school %s of any size, by thirty at most and three levels", (kind) => {
    for (const pupils of sizes) {
      const classes = classesOf({ kind, pupils });
      const counts = classes.map(({ levels }) => levels.reduce((sum, group) => sum + group.pupils, 0));
      expect(Math.min(...counts)).toBeGreaterThan(0);
      expect(Math.max(...counts)).toBeLessThanOrEqual(30);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(pupils);
      for (const { levels } of classes) {
        const first = SCHOOL_LEVELS.indexOf(levels[0]?.level ?? "PS");
        expect(levels.length).toBeLessThanOrEqual(3);
        expect(levels.map((group) => group.level)).toEqual(SCHOOL_LEVELS.slice(first, first + levels.length));
      }
      const taught = new Set(classes.flatMap((entry) => entry.levels.map((group) => group.level)));
      expect([...taught]).toEqual([...levelsOf(kind)]);
      expect(new Set(classes.map((entry) => entry.name)).size).toBe(classes.length);
    }
  });

  it("is the same each time, and plain to read", () => {
    expect(classesOf({ kind: "elementaire", pupils: 102 }).map((entry) => entry.name)).toEqual([
      "CP",
      "CE1",
      "CE2",
      "CM1",
      "CM2",
    ]);
    expect(classesOf({ kind: "primaire", pupils: 44 }).map((entry) => entry.name)).toEqual([
      "PS-MS-GS",
      "CP-CE1",
      "CE2-CM1-CM2",
    ]);
  });
});
