import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { SCHOOL_LEVELS } from "./choices";
import { birthYearOf, levelOfBirthYear, levelsOf, startYearPreparedOn } from "./school-level";

it("gives the levels of each kind of school", () => {
  expect(levelsOf("maternelle")).toEqual(["PS", "MS", "GS"]);
  expect(levelsOf("elementaire")).toEqual(["CP", "CE1", "CE2", "CM1", "CM2"]);
  expect(levelsOf("primaire")).toHaveLength(8);
});

it("gives the year of birth of a level", () => {
  expect(birthYearOf("PS", 2026)).toBe(2023);
  expect(birthYearOf("CM2", 2026)).toBe(2016);
});

it("proposes the level of a year of birth, and none outside of primary school", () => {
  for (const level of SCHOOL_LEVELS) expect(levelOfBirthYear(birthYearOf(level, 2026), 2026)).toBe(level);
  expect(levelOfBirthYear(2024, 2026)).toBeUndefined();
  expect(levelOfBirthYear(2015, 2026)).toBeUndefined();
});

it.each([
  ["2026-06-30", 2025],
  ["2026-07-01", 2026],
  ["2026-12-31", 2026],
  ["2027-01-01", 2026],
])("on %s, prepares the school year that begins in %i", (day, year) => {
  expect(startYearPreparedOn(localDate(day))).toBe(year);
});
