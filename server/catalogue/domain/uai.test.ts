import { expect, it } from "vitest";
import { isUai } from "./uai";

it("checks the letter of a UAI", () => {
  expect(isUai("0421842Z")).toBe(true);
  expect(isUai("0421842A")).toBe(false);
  expect(isUai("0421842z")).toBe(false);
  expect(isUai("421842Z")).toBe(false);
});
