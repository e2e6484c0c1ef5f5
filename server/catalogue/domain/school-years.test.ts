import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { schoolYearsOf } from "./school-years";

const holiday = (firstDay: string, lastDay: string) => ({
  label: "vacances",
  firstDay: localDate(firstDay),
  lastDay: localDate(lastDay),
});

it("knows the years that have holidays", () => {
  const years = schoolYearsOf([
    holiday("2027-07-03", "2027-08-31"),
    holiday("2025-10-18", "2025-11-02"),
    holiday("2026-07-04", "2026-09-01"),
    holiday("2026-10-17", "2026-11-01"),
  ]);
  expect(years).toEqual([
    { label: "2025-2026", firstDay: "2025-09-01", lastDay: "2026-08-31" },
    { label: "2026-2027", firstDay: "2026-09-01", lastDay: "2027-08-31" },
  ]);
  expect(schoolYearsOf([])).toEqual([]);
});
