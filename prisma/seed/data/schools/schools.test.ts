import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isUai, levelsOf, SCHOOL_KINDS, SCHOOL_LEVELS } from "@/server/catalogue/domain";
import { CORBAS_SCHOOLS, canteenSeats, classesOf, RIVE_DE_GIER_SCHOOLS, SAINT_CHAMOND_SCHOOLS } from ".";

const TOWNS = [
  { inseeCode: "42207", schools: SAINT_CHAMOND_SCHOOLS },
  { inseeCode: "42186", schools: RIVE_DE_GIER_SCHOOLS },
  { inseeCode: "69273", schools: CORBAS_SCHOOLS },
];
const schools = TOWNS.flatMap((town) => town.schools);

const reference = path.resolve(
  import.meta.dirname,
  "../../../../../shared/reference/identity-and-state-apis/schools/ecoles-elementaires-primaires-communes-sitiv.csv",
);
const present = existsSync(reference);
if (!present) console.warn("Left out: the national list of schools is not beside this checkout.");

/** "École élémentaire François Villon" as the national list writes it, "ECOLE ELEMENTAIRE FRANCOIS VILLON". */
function bareName(name: string): string {
  return name.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/['-]/g, " ").toUpperCase();
}

describe("the schools of the three towns", () => {
  it("has 28 schools with a true and unique UAI", () => {
    expect(schools).toHaveLength(28);
    for (const school of schools) expect([school.uai, isUai(school.uai)]).toEqual([school.uai, true]);
    expect(new Set(schools.map((school) => school.uai)).size).toBe(schools.length);
  });

  it.skipIf(!present)("agrees with the national list", () => {
    const lines = readFileSync(reference, "utf8")
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(";"));
    for (const { inseeCode, schools: ours } of TOWNS) {
      const official = lines
        .filter(([, , code]) => code === inseeCode)
        .map(([uai, name, , , sector, pupils]) => [uai, name, sector, Number(pupils)]);
      const listed = ours.map((school) => [
        school.uai,
        bareName(school.name),
        school.sector === "public" ? "public" : "privé sous contrat",
        school.pupils,
      ]);
      expect(listed.sort()).toEqual(official.sort());
    }
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
