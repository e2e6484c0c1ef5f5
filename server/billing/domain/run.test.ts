import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { runPeriod } from "./run";

it.each([
  ["before the first run, at its own month", null, "2026-12-01"],
  ["at the first month that the régie invoiced", "2026-09-01", "2026-09-01"],
  ["a year back at most", "2024-09-01", "2025-12-01"],
  ["a year back, where that was the first month", "2025-12-01", "2025-12-01"],
  ["at its own month, where the régie began with a later one", "2027-02-01", "2026-12-01"],
])("a run compares bills with what is due from %s (X4)", (_, firstIssued, since) => {
  expect(runPeriod("2026-12", firstIssued === null ? null : localDate(firstIssued))).toEqual({
    first: "2026-12-01",
    last: "2026-12-31",
    since,
  });
});
