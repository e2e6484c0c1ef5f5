import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayOf,
  daysBetween,
  formatDay,
  formatInstant,
  formatOfMonth,
  isLocalDate,
  localDate,
  plainDate,
  weekday,
} from "./dates";

describe("civil days", () => {
  it("refuses a day that does not exist", () => {
    expect(() => localDate("2026-02-30")).toThrow(RangeError);
    expect(isLocalDate("2026-02-29")).toBe(false);
    expect(isLocalDate("2028-02-29")).toBe(true);
    expect(isLocalDate("2026-1-1")).toBe(false);
  });

  it("names a month after a noun, with the elision before a vowel", () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      formatOfMonth(localDate(`2026-${String(index + 1).padStart(2, "0")}-01`)),
    );
    expect(months.filter((text) => text.startsWith("d’"))).toEqual(["d’avril 2026", "d’août 2026", "d’octobre 2026"]);
    expect(months[2]).toBe("de mars 2026");
  });

  it("counts over the end of a month and of February", () => {
    expect(addDays(localDate("2026-02-28"), 1)).toBe("2026-03-01");
    expect(daysBetween(localDate("2026-12-30"), localDate("2027-01-02"))).toHaveLength(4);
    expect(weekday(localDate("2026-11-22"))).toBe(7);
  });

  it("counts as Temporal does, whatever the day", () => {
    const anyDay = fc
      .record({
        year: fc.integer({ min: 1900, max: 2199 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 31 }),
      })
      .map((fields) => localDate(Temporal.PlainDate.from(fields).toString()));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, days) => {
        expect(addDays(day, days)).toBe(plainDate(day).add({ days }).toString());
        expect(weekday(day)).toBe(plainDate(day).dayOfWeek);
      }),
    );
  });

  it("speaks as a family reads", () => {
    expect(formatDay(localDate("2026-03-12"))).toBe("jeudi 12 mars");
    expect(formatDay(localDate("2026-10-01"))).toBe("jeudi 1er octobre");
  });

  it("gives the hour of the town on both sides of the change of hour", () => {
    const summer = Temporal.Instant.from("2026-10-24T22:30:00Z");
    const winter = Temporal.Instant.from("2026-10-25T23:30:00Z");
    expect(dayOf(summer, "Europe/Paris")).toBe("2026-10-25");
    expect(formatInstant(summer, "Europe/Paris")).toBe("dimanche 25 octobre à 0\u00a0h\u00a030");
    expect(formatInstant(winter, "Europe/Paris")).toBe("lundi 26 octobre à 0\u00a0h\u00a030");
  });
});
