import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { periodProblem } from "./period";

const TODAY = localDate("2026-11-23");

it.each([
  ["2026-11-23", "2026-11-23", undefined],
  ["2024-01-01", "2026-11-23", undefined],
  ["2023-12-01", "2026-11-23", undefined],
  ["2023-11-22", "2026-11-23", undefined],
  ["2023-11-21", "2026-11-23", "PeriodTooLong"],
  ["2026-11-02", "2026-11-01", "PeriodReversed"],
  ["2026-11-01", "2026-11-24", "PeriodInFuture"],
  ["2027-02-01", "2027-01-01", "PeriodReversed"],
])("from %s to %s: %s", (first, last, problem) => {
  expect(periodProblem({ first: localDate(first), last: localDate(last) }, TODAY)).toBe(problem);
});
