import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import type { SchoolHoliday } from "./school-calendar";
import { calendarMonths, yearsToShow } from "./year-calendar";

const holidays: SchoolHoliday[] = [
  { label: "vacances de Noël", firstDay: localDate("2026-12-19"), lastDay: localDate("2027-01-03") },
];
const year = {
  label: "2026-2027",
  firstDay: localDate("2026-09-01"),
  lastDay: localDate("2027-08-31"),
};

function months(closures: { label: string; day: string; schoolName?: string; activityName?: string }[] = []) {
  return calendarMonths(year, {
    holidays,
    closures: closures.map(({ label, day, schoolName = null, activityName = null }) => ({
      label,
      day: localDate(day),
      schoolName,
      activityName,
    })),
    territory: "metropole",
  });
}

const works = { kind: "closure", label: "travaux", activityName: null } as const;

describe("calendarMonths", () => {
  it("tells the holidays in each month that they touch, with the public holidays inside", () => {
    const december = months().find((month) => month.firstDay === "2026-12-01");
    const january = months().find((month) => month.firstDay === "2027-01-01");
    expect(december?.entries.map((entry) => entry.label)).toEqual(["vacances de Noël", "Noël"]);
    expect(january?.entries.map((entry) => entry.label)).toEqual(["vacances de Noël", "jour de l’An"]);
  });

  it("leaves out months without a day off", () => {
    expect(months().map((month) => month.firstDay)).not.toContain("2026-10-01");
  });

  it("joins the days of one closure, not those of two schools", () => {
    const october = months([
      { label: "travaux", day: "2026-10-13", schoolName: "Verlaine" },
      { label: "travaux", day: "2026-10-12", schoolName: "Verlaine" },
      { label: "travaux", day: "2026-10-13", schoolName: "Debussy" },
      { label: "grève", day: "2026-10-15" },
    ]).find((month) => month.firstDay === "2026-10-01");
    expect(october?.entries).toEqual([
      { ...works, firstDay: "2026-10-12", lastDay: "2026-10-13", schoolName: "Verlaine" },
      { ...works, firstDay: "2026-10-13", lastDay: "2026-10-13", schoolName: "Debussy" },
      { ...works, label: "grève", firstDay: "2026-10-15", lastDay: "2026-10-15", schoolName: null },
    ]);
  });

  it("tells the closure of one activity apart from that of the school", () => {
    const october = months([
      { label: "grève", day: "2026-10-15", schoolName: "Verlaine", activityName: "Cantine" },
      { label: "grève", day: "2026-10-16", schoolName: "Verlaine" },
    ]).find((month) => month.firstDay === "2026-10-01");
    expect(october?.entries.map(({ firstDay, lastDay, activityName }) => [firstDay, lastDay, activityName])).toEqual([
      ["2026-10-15", "2026-10-15", "Cantine"],
      ["2026-10-16", "2026-10-16", null],
    ]);
  });
});

describe("yearsToShow", () => {
  it("shows the running year and says that the next is missing", () => {
    expect(yearsToShow(localDate("2026-11-22"), [year])).toEqual({ years: [year], missing: ["2027-2028"] });
  });

  it("changes year on 1 September", () => {
    expect(yearsToShow(localDate("2026-08-31"), [year])).toEqual({ years: [year], missing: ["2025-2026"] });
    expect(yearsToShow(localDate("2027-09-01"), [year])).toEqual({
      years: [],
      missing: ["2027-2028", "2028-2029"],
    });
  });
});
