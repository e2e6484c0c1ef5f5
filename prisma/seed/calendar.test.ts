import { describe, expect, test } from "vitest";
import { addDays, localDate, weekday } from "@/server/platform/dates";
import { demoCalendar } from "./calendar";

describe("the calendar of the demonstration", () => {
  test("opens the running school year and the next one that is published", () => {
    const labels = (today: string) => demoCalendar(localDate(today)).years.map(({ label }) => label);
    expect(labels("2025-11-22")).toEqual(["2025-2026", "2026-2027"]);
    expect(labels("2026-11-22")).toEqual(["2026-2027"]);
    expect(labels("2026-08-31")).toEqual(["2025-2026", "2026-2027"]);
  });

  test("goes on after the last published year, on the same weekdays", () => {
    const { years, holidays } = demoCalendar(localDate("2029-10-02"));
    expect(years.map(({ label }) => label)).toEqual(["2029-2030"]);
    const christmas = holidays.filter(({ label }) => label === "vacances de Noël");
    expect(new Set(christmas.map(({ firstDay }) => weekday(firstDay)))).toEqual(new Set([6]));
    expect(holidays.at(-1)?.lastDay).toBe("2030-08-31");
  });

  test("has a school day within ten weeks of any day", () => {
    for (let day = localDate("2025-09-01"); day < "2029-09-01"; day = addDays(day, 13)) {
      const { years } = demoCalendar(day);
      expect(years[0] !== undefined && years[0].lastDay >= day).toBe(true);
    }
  });
});
