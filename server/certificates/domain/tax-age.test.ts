import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { isUnderSix } from "./tax-age";

/** For 2024 the administration writes "born in 2018 or later". */
it.each([
  ["2017-12-31", 2024, false],
  ["2018-01-01", 2024, true],
  ["2018-12-31", 2024, true],
  ["2018-12-31", 2025, false],
  ["2024-02-29", 2024, true],
])("a child born on %s, for %i: %s", (birthdate, year, expected) => {
  expect(isUnderSix(localDate(birthdate), year)).toBe(expected);
});
