import { describe, expect, test } from "vitest";
import { addDays, type LocalDate, localDate, weekday } from "@/server/platform/dates";
import { invoicedMonth } from "./billing/invoiced-month";
import { demoCalendar } from "./calendar";
import { Random } from "./random";
import { Rows } from "./rows";
import { addOpenings } from "./town/opening-rows";
import { demoTowns } from "./town/town";
import { openDaysOf } from "./town/town-rows";

describe("the calendar of the demonstration", () => {
  test("opens the running school year and the next one that is published", () => {
    const labels = (today: string) => demoCalendar(localDate(today)).years.map(({ label }) => label);
    expect(labels("2025-11-22")).toEqual(["2025-2026", "2026-2027"]);
    expect(labels("2026-11-22")).toEqual(["2026-2027"]);
    expect(labels("2026-08-31")).toEqual(["2025-2026", "2026-2027"]);
  });

  test("keeps the former year in September and October: its June is what is invoiced then", () => {
    const of = (today: string) => demoCalendar(localDate(today));
    expect(of("2026-09-01").years.map(({ label }) => label)).toEqual(["2025-2026", "2026-2027"]);
    expect(of("2026-10-31").years.map(({ label }) => label)).toEqual(["2025-2026", "2026-2027"]);
    expect(of("2026-11-01").years.map(({ label }) => label)).toEqual(["2026-2027"]);
    expect(of("2026-10-31").running.label).toBe("2026-2027");
    expect(of("2026-08-31").running.label).toBe("2025-2026");
  });

  test("goes on after the last published year, on the same weekdays", () => {
    const { years, holidays } = demoCalendar(localDate("2029-10-02"));
    expect(years.map(({ label }) => label)).toEqual(["2028-2029", "2029-2030"]);
    const christmas = holidays.filter(({ label }) => label === "vacances de Noël");
    expect(new Set(christmas.map(({ firstDay }) => weekday(firstDay)))).toEqual(new Set([6]));
    expect(holidays.at(-1)?.lastDay).toBe("2030-08-31");
  });

  test("names the next holidays, on any day", () => {
    for (let day = localDate("2025-11-01"); day < "2029-09-01"; day = addDays(day, 13)) {
      const next = demoCalendar(day).holidays.find(
        ({ firstDay, lastDay }) => firstDay > day && !/-08-31$/.test(lastDay),
      );
      expect(next, day).toBeDefined();
    }
  });
});

/** A week apart, each on another weekday than the one before, over two years from the first that is all published. */
const TODAYS: LocalDate[] = [];
for (let day = localDate("2026-11-01"); day < "2028-11-01"; day = addDays(day, 8)) TODAYS.push(day);

describe("the towns of the demonstration, whatever the day", () => {
  const townsOn = (today: LocalDate) => demoTowns(demoCalendar(today), (slug) => new Random(slug));

  test("each have twenty days to book, the first of them within ten weeks", () => {
    for (const today of TODAYS) {
      for (const town of townsOn(today)) {
        const ahead = openDaysOf(town.canteen, town).filter((day) => day > today);
        expect(ahead.length, `${town.entry.slug} on ${today}`).toBeGreaterThan(20);
        expect(ahead[0] && ahead[0] < addDays(today, 70), `${town.entry.slug} on ${today}`).toBe(true);
      }
    }
  });

  test("each have a month to invoice, the last one that is over with at least a week of meals", () => {
    for (const today of TODAYS) {
      for (const town of townsOn(today)) {
        const month = invoicedMonth(town, today);
        const eaten = openDaysOf(town.canteen, town).filter((day) => month && day.startsWith(month));
        expect(eaten.length, `${town.entry.slug} on ${today}`).toBeGreaterThanOrEqual(5);
      }
    }
    const [town] = townsOn(localDate("2027-10-20"));
    const monthOn = (today: string) => town && invoicedMonth(town, localDate(today));
    expect(["2027-08-20", "2027-09-05", "2027-10-20"].map(monthOn)).toEqual(["2027-06", "2027-06", "2027-06"]);
    expect(["2027-11-01", "2028-02-29"].map(monthOn)).toEqual(["2027-09", "2027-12"]);
  });

  test("open the canteen of Corbas in two steps, of which the first is long over", () => {
    for (const today of TODAYS) {
      const corbas = townsOn(today).find(({ entry }) => entry.slug === "corbas");
      const rows = new Rows();
      if (corbas) addOpenings(rows, corbas, new Random("openings"), today);
      expect(rows.count("opening_window"), today).toBe(4);
    }
  });
});
