import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { publicHolidayOn, publicHolidays, territoryOf } from "./public-holidays";

describe("public holidays", () => {
  it("gives the eleven of metropolitan France", () => {
    expect([...publicHolidays(2026, "metropole").keys()].sort()).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
    ]);
  });

  it("is not one day off when Easter falls on the change of hour (28 March 2027)", () => {
    expect(publicHolidayOn(localDate("2027-03-29"), "metropole")).toBe("lundi de Pâques");
    expect(publicHolidayOn(localDate("2027-03-28"), "metropole")).toBeUndefined();
    expect(publicHolidayOn(localDate("2027-05-06"), "metropole")).toBe("Ascension");
  });

  it("knows the territory of a department", () => {
    expect([territoryOf("42"), territoryOf("67"), territoryOf("974")]).toEqual([
      "metropole",
      "alsace-moselle",
      "reunion",
    ]);
  });

  it("adds what a territory has of its own", () => {
    expect(publicHolidayOn(localDate("2026-12-20"), "reunion")).toBe("abolition de l’esclavage");
    expect(publicHolidayOn(localDate("2026-12-20"), "metropole")).toBeUndefined();
    expect(publicHolidayOn(localDate("2026-04-03"), "alsace-moselle")).toBe("Vendredi saint");
    expect(publicHolidayOn(localDate("2026-04-03"), "metropole")).toBeUndefined();
  });
});
