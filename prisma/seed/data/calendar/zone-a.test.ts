import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { schoolCalendar, schoolYearsOf } from "@/server/catalogue/domain";
import { addDays, weekday } from "@/server/platform/dates";
import { ZONE_A_HOLIDAYS } from "./zone-a";

const SCHOOL_YEARS = schoolYearsOf(ZONE_A_HOLIDAYS);

const reference = path.resolve(
  import.meta.dirname,
  "../../../../../shared/reference/identity-and-state-apis/holidays/vacances-scolaires-2025-2027.json",
);
const present = existsSync(reference);
if (!present) console.warn("Left out: the national calendar of reference is not beside this checkout.");

const referenceSchema = z.object({
  periodes: z.array(
    z.object({ zone: z.string(), libelle: z.string(), premier_jour: z.string(), dernier_jour: z.string() }),
  ),
});

describe("the calendar of zone A", () => {
  it.skipIf(!present)("agrees with the national calendar, bridges apart", () => {
    const { periodes } = referenceSchema.parse(JSON.parse(readFileSync(reference, "utf8")));
    const official = periodes
      .filter((period) => period.zone === "Zone A")
      .map((period) => [period.libelle.toLowerCase(), period.premier_jour, period.dernier_jour]);
    const ours = ZONE_A_HOLIDAYS.filter((holiday) => holiday.label.startsWith("vacances")).map((holiday) => [
      holiday.label.toLowerCase(),
      holiday.firstDay,
      holiday.lastDay,
    ]);
    expect(ours).toEqual(official);
  });

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
      ZONE_A_HOLIDAYS.filter((period) => period.label === "vacances d'été").map((period) => period.lastDay),
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
