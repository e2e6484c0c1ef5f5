import { expect, it } from "vitest";
import { coversFamilyMatters, pivotClaimsSchema } from "./pivot-claims";

it.each([
  ["who acts for themselves", undefined, true],
  ["a mandate for family and school", "Famille-Scolarité", true],
  ["a mandate for that among others", "Impôts Famille-Scolarité", true],
  ["the same, as a list", ["Impôts", "Famille-Scolarité"], true],
  ["a mandate for something else", "Impôts", false],
  ["a mandate whose perimeter only begins the same", ["Famille-Scolarité-Supérieure"], false],
  ["a mandate for nothing", [], false],
])("%s (A10)", (_, rep_scope, covered) => {
  expect(coversFamilyMatters(pivotClaimsSchema.parse({ sub: "s", rep_scope }))).toBe(covered);
});
