import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schoolCalendar } from "@/server/catalogue/domain";
import { addDays, daysBetween, localDate } from "@/server/platform/dates";
import {
  type ClosingScope,
  daysToClose,
  firstReopened,
  MOST_CLOSED_DAYS,
  placesWithin,
  type ServedPlace,
  startOfSchoolYear,
} from "./closing";

const TODAY = localDate("2026-11-23");
const schoolYear = { label: "2026-2027", firstDay: localDate("2026-09-01"), lastDay: localDate("2027-08-31") };
const christmas = {
  label: "vacances de Noël",
  firstDay: localDate("2026-12-19"),
  lastDay: localDate("2027-01-03"),
};

interface Closed {
  readonly label: string;
  readonly day: string;
  readonly schoolId?: string;
}

function place(schoolId: string, activityId: string, closed: readonly Closed[] = []): ServedPlace {
  const calendar = schoolCalendar({
    years: [schoolYear],
    holidays: [christmas],
    territory: "metropole",
    closures: closed.map(({ day, ...closure }) => ({ ...closure, firstDay: localDate(day), lastDay: localDate(day) })),
    schoolId,
    activityId,
    schoolWeekdays: [1, 2, 4, 5],
  });
  return { schoolId, activityId, firstDay: localDate("2026-09-01"), lastDay: localDate("2027-07-02"), calendar };
}

function scope(first: string, last = first, only: Partial<ClosingScope> = {}): ClosingScope {
  return { first: localDate(first), last: localDate(last), schoolId: null, activityId: null, ...only };
}

const strike = [{ label: "grève", day: "2026-12-03", schoolId: "A" }];
const PLACES = [place("A", "cantine", strike), place("B", "cantine", strike), place("B", "garderie", strike)];

describe("daysToClose", () => {
  it.each([
    ["one open day", scope("2026-12-01"), ["2026-12-01"]],
    ["today", scope("2026-11-23"), ["2026-11-23"]],
    [
      "a week, without Wednesday and the week-end",
      scope("2026-12-07", "2026-12-13"),
      ["2026-12-07", "2026-12-08", "2026-12-10", "2026-12-11"],
    ],
    ["the last days before the holidays", scope("2026-12-17", "2027-01-03"), ["2026-12-17", "2026-12-18"]],
    ["a day on which another school is closed already", scope("2026-12-03"), ["2026-12-03"]],
  ])("closes %s", (_what, asked, days) => {
    expect(daysToClose(asked, PLACES, TODAY)).toEqual({ ok: true, value: days });
  });

  it.each([
    ["yesterday", scope("2026-11-22"), { tag: "ClosingInThePast", today: TODAY }],
    ["a period that ends before it begins", scope("2026-12-04", "2026-12-03"), { tag: "ClosingEndsBeforeStart" }],
    ["61 days", scope("2026-12-01", "2027-01-30"), { tag: "ClosingTooLong", furthest: "2027-01-29" }],
    [
      "a day that is closed",
      scope("2026-12-03", "2026-12-03", { schoolId: "A" }),
      { tag: "ClosingAlreadyClosed", closed: [{ day: "2026-12-03", labels: ["grève"], partly: false }] },
    ],
    [
      "a school that serves nothing",
      scope("2026-12-01", "2026-12-01", { schoolId: "Z" }),
      { tag: "ClosingNothingServed" },
    ],
    [
      "an activity that the school does not have",
      scope("2026-12-01", "2026-12-01", { schoolId: "A", activityId: "garderie" }),
      { tag: "ClosingNothingServed" },
    ],
    ["the week-end", scope("2026-12-05", "2026-12-06"), { tag: "ClosingNoOpenDay", reason: "week-end" }],
    [
      "the holidays",
      scope("2026-12-21", "2026-12-24"),
      { tag: "ClosingNoOpenDay", reason: "vacances de Noël, jusqu’au dimanche 3 janvier" },
    ],
    ["the summer, when the activity does not run", scope("2027-07-05"), { tag: "ClosingNoOpenDay", reason: null }],
  ])("refuses %s", (_what, asked, error) => {
    expect(daysToClose(asked, PLACES, TODAY)).toEqual({ ok: false, error });
  });

  it("only gives days of the period on which a place of the scope opens, in order, and all of them", () => {
    const someScope = fc.record({
      start: fc.integer({ min: 0, max: 250 }),
      length: fc.integer({ min: 0, max: MOST_CLOSED_DAYS - 1 }),
      schoolId: fc.constantFrom("A", "B", null),
      activityId: fc.constantFrom("cantine", null),
    });
    fc.assert(
      fc.property(someScope, ({ start, length, schoolId, activityId }) => {
        const first = addDays(TODAY, start);
        const asked = { first, last: addDays(first, length), schoolId, activityId };
        const within = placesWithin(asked, PLACES);
        const open = daysBetween(asked.first, asked.last).filter((day) =>
          within.some(({ calendar, lastDay }) => day <= lastDay && calendar.dayState(day).open),
        );
        const result = daysToClose(asked, PLACES, TODAY);
        expect(result.ok ? result.value : []).toEqual(open);
      }),
    );
  });
});

describe("firstReopened", () => {
  it.each([
    ["2026-12-03", "2026-12-04", "2026-12-03"],
    ["2026-11-20", "2026-12-04", "2026-11-23"],
    ["2026-11-23", "2026-11-23", "2026-11-23"],
    ["2026-11-16", "2026-11-20", undefined],
  ])("of %s to %s is %s", (first, last, reopened) => {
    expect(firstReopened({ first: localDate(first), last: localDate(last) }, TODAY)).toBe(reopened);
  });
});

describe("startOfSchoolYear", () => {
  it.each([
    ["2026-09-01", "2026-09-01"],
    ["2026-08-31", "2025-09-01"],
    ["2027-01-15", "2026-09-01"],
  ])("before %s is %s", (day, start) => {
    expect(startOfSchoolYear(localDate(day))).toBe(start);
  });
});
