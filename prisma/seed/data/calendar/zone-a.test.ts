import { describe, expect, it } from "vitest";
import { schoolCalendar, schoolYearsOf } from "@/server/catalogue/domain";
import { addDays, weekday } from "@/server/platform/dates";
import { ZONE_A_HOLIDAYS } from "./zone-a";

const SCHOOL_YEARS = schoolYearsOf(ZONE_A_HOLIDAYS);

describe("the calendar of zone A", () => {
  it("is in order, without overlap, inside its school years", () => {
    ZONE_A_HOLIDAYS.forEach((holiday, index) => {
      expect(holiday.firstDay <= holiday.lastDay).toBe(true);
      const before = ZONE_A_HOLIDAYS[index - 1];
      if (before) expect(before.lastDay < holiday.firstDay).toBe(true);
      expect(
        SCHOOL_YEARS.filter((year) => year.firstDay <= holiday.firstDay && holiday.lastDay <= year.lastDay),
      ).toHaveLength(1);
    });
  });

  it("begins its holidays after the last class of a week and ends each school year with its summer", () => {
    for (const holiday of ZONE_A_HOLIDAYS.filter((period) => period.label.startsWith("vacances"))) {
      expect(weekday(holiday.firstDay)).toBe(6);
    }
    expect(SCHOOL_YEARS.map((year) => year.label)).toEqual(["2025-2026", "2026-2027"]);
    expect(
      ZONE_A_HOLIDAYS.filter((period) => period.label === "vacances d’été").map((period) => period.lastDay),
    ).toEqual(SCHOOL_YEARS.map((year) => year.lastDay));
  });

  it("makes about 140 days of class a year over four days a week", () => {
    const calendar = schoolCalendar({
      years: SCHOOL_YEARS,
      holidays: ZONE_A_HOLIDAYS,
      territory: "metropole",
      closures: [],
      schoolWeekdays: [1, 2, 4, 5],
    });
    for (const year of SCHOOL_YEARS) {
      let days = 0;
      for (let day = year.firstDay; day <= year.lastDay; day = addDays(day, 1)) if (calendar.isSchoolDay(day)) days++;
      expect(days).toBeGreaterThanOrEqual(136);
      expect(days).toBeLessThanOrEqual(144);
    }
  });
});
