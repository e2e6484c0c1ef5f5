import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { addDays, type LocalDate, localDate, plainDate } from "@/server/platform/dates";
import { lastMoment } from "./deadline-moment";
import { type DeadlineRule, deadlineRuleSchema } from "./deadline-rule";
import { describeRule } from "./deadline-rule.fr";
import { type Closure, type SchoolCalendar, schoolCalendar } from "./school-calendar";

const FIRST = localDate("2026-09-01");
const LAST = localDate("2027-08-31");

function calendarWith(closures: Closure[]): SchoolCalendar {
  return schoolCalendar({
    years: [{ label: "2026-2027", firstDay: FIRST, lastDay: LAST }],
    holidays: [
      { label: "vacances de la Toussaint", firstDay: localDate("2026-10-17"), lastDay: localDate("2026-11-01") },
      { label: "vacances de Noël", firstDay: localDate("2026-12-19"), lastDay: localDate("2027-01-03") },
      { label: "vacances d’hiver", firstDay: localDate("2027-02-13"), lastDay: localDate("2027-02-28") },
      { label: "vacances de printemps", firstDay: localDate("2027-04-10"), lastDay: localDate("2027-04-25") },
      { label: "pont de l’Ascension", firstDay: localDate("2027-05-07"), lastDay: localDate("2027-05-07") },
      { label: "vacances d’été", firstDay: localDate("2027-07-03"), lastDay: LAST },
    ],
    territory: "metropole",
    closures,
    schoolWeekdays: [1, 2, 4, 5],
  });
}

const anyDay = fc.integer({ min: 0, max: 364 }).map((offset) => addDays(FIRST, offset));
const anyZone = fc.constantFrom("Europe/Paris", "Indian/Reunion", "America/Miquelon", "Pacific/Noumea");
const anyHour = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const anyClosure = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 20 }))
  .map(([firstDay, length]) => ({ label: "travaux", firstDay, lastDay: addDays(firstDay, length) }));
const anyCalendar = fc.array(anyClosure, { maxLength: 4 }).map((closures) => ({ closures, ...calendarWith(closures) }));

const plainBefore = fc.oneof(
  fc.record({
    kind: fc.constant("days_before" as const),
    count: fc.integer({ min: 1, max: 30 }),
    unit: fc.constantFrom("calendar" as const, "working" as const, "school" as const),
    at: anyHour,
  }),
  fc.record({
    kind: fc.constant("weekday_of_week_before" as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    weeks: fc.integer({ min: 1, max: 6 }),
    at: anyHour,
  }),
  fc.record({
    kind: fc.constant("weeks_before_holiday" as const),
    weeks: fc.integer({ min: 1, max: 6 }),
    at: anyHour,
  }),
);
/** Rules that say "before" and treat all weekdays alike. */
const evenRule: fc.Arbitrary<DeadlineRule> = fc.oneof(
  plainBefore,
  fc.record({
    kind: fc.constant("combined" as const),
    keep: fc.constantFrom("earliest" as const, "latest" as const),
    rules: fc.array(plainBefore, { minLength: 2, maxLength: 3 }),
  }),
);
/** Rules that say "before", exceptions by weekday included. */
const beforeRule: fc.Arbitrary<DeadlineRule> = fc.oneof(
  evenRule,
  fc.record({
    kind: fc.constant("by_weekday" as const),
    exceptions: fc.uniqueArray(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), rule: plainBefore }), {
      minLength: 1,
      maxLength: 3,
      selector: (exception) => exception.weekday,
    }),
    otherwise: plainBefore,
  }),
);

function startOf(day: LocalDate, zone: string): Temporal.Instant {
  return plainDate(day).toZonedDateTime(zone).toInstant();
}

describe("any deadline", () => {
  it("falls strictly before the day begins in the town", () => {
    fc.assert(
      fc.property(beforeRule, anyDay, anyCalendar, anyZone, (rule, day, calendar, zone) => {
        const moment = lastMoment(rule, day, calendar, zone);
        expect(Temporal.Instant.compare(moment, startOf(day, zone))).toBe(-1);
      }),
    );
  });

  it("never comes sooner for a later day", () => {
    fc.assert(
      fc.property(evenRule, anyDay, anyDay, anyCalendar, anyZone, (rule, one, other, calendar, zone) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        const moments = [lastMoment(rule, first, calendar, zone), lastMoment(rule, second, calendar, zone)] as const;
        expect(Temporal.Instant.compare(...moments)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("never comes later because of one more closure", () => {
    fc.assert(
      fc.property(beforeRule, anyDay, anyCalendar, anyClosure, anyZone, (rule, day, calendar, closure, zone) => {
        const more = calendarWith([...calendar.closures, closure]);
        const moments = [lastMoment(rule, day, more, zone), lastMoment(rule, day, calendar, zone)] as const;
        expect(Temporal.Instant.compare(...moments)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("survives storage as JSON and can be said in French", () => {
    fc.assert(
      fc.property(beforeRule, (rule) => {
        expect(deadlineRuleSchema.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
        expect(describeRule(rule)).toMatch(/jusqu’à \d{1,2}\u00a0h/);
      }),
    );
  });
});
