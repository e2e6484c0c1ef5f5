import { expect, it } from "vitest";
import { birthYearOf, levelsOf } from "./school-level";

it("gives the levels of each kind of school", () => {
  expect(levelsOf("maternelle")).toEqual(["PS", "MS", "GS"]);
  expect(levelsOf("elementaire")).toEqual(["CP", "CE1", "CE2", "CM1", "CM2"]);
  expect(levelsOf("primaire")).toHaveLength(8);
});

it("gives the year of birth of a level", () => {
  expect(birthYearOf("PS", 2026)).toBe(2023);
  expect(birthYearOf("CM2", 2026)).toBe(2016);
});
