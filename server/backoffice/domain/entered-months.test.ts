import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { enteredMonths } from "./entered-months";

it("gives this month and the twelve before it, over the end of a year", () => {
  const months = enteredMonths(localDate("2027-01-31"));
  expect(months).toHaveLength(13);
  expect([months[0], months[1], months.at(-1)]).toEqual(["2027-01-01", "2026-12-01", "2026-01-01"]);
});
