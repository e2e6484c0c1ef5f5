import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { firstMoment, lastMoment } from "./deadline-moment";
import type { DeadlineRule, PlainRule } from "./deadline-rule";
import { type SchoolCalendarSettings, schoolCalendar } from "./school-calendar";

const day = localDate;
const PARIS = "Europe/Paris";
const settings: SchoolCalendarSettings = {
  years: [{ label: "2026-2027", firstDay: day("2026-09-01"), lastDay: day("2027-08-31") }],
  holidays: [
    { label: "vacances de la Toussaint", firstDay: day("2026-10-17"), lastDay: day("2026-11-01") },
    { label: "vacances de Noël", firstDay: day("2026-12-19"), lastDay: day("2027-01-03") },
    { label: "pont de l’Ascension", firstDay: day("2027-05-07"), lastDay: day("2027-05-07") },
  ],
  territory: "metropole",
  closures: [],
  schoolWeekdays: [1, 2, 4, 5],
};
const calendar = schoolCalendar(settings);

function local(rule: DeadlineRule, date: string, zone = PARIS): string {
  const moment = lastMoment(rule, day(date), calendar, zone).toZonedDateTimeISO(zone);
  return moment.toString({ timeZoneName: "never", smallestUnit: "minute" });
}

const daysBefore = (count: number, unit: "calendar" | "working" | "school", at: string): PlainRule => ({
  kind: "days_before",
  count,
  unit,
  at,
});

describe("the rules of real towns", () => {
  it("Rontalon: the previous school day at 11:00", () => {
    const rule = daysBefore(1, "school", "11:00");
    expect(local(rule, "2026-11-23")).toBe("2026-11-20T11:00+01:00");
    expect(local(rule, "2026-11-24")).toBe("2026-11-23T11:00+01:00");
    expect(local(rule, "2026-11-26")).toBe("2026-11-24T11:00+01:00");
    expect(local(rule, "2026-11-27")).toBe("2026-11-26T11:00+01:00");
    expect(local(rule, "2027-01-04")).toBe("2026-12-18T11:00+01:00");
  });

  it("La Tessoualle: 48 hours to the minute, by weekday or as three days before", () => {
    const at = "23:59";
    const byWeekday: DeadlineRule = {
      kind: "by_weekday",
      exceptions: [{ weekday: 1, rule: { kind: "weekday_of_week_before", weekday: 5, weeks: 1, at } }],
      otherwise: daysBefore(3, "calendar", at),
    };
    const expected = [
      ["2026-11-23", "2026-11-20T23:59+01:00"],
      ["2026-11-24", "2026-11-21T23:59+01:00"],
      ["2026-11-26", "2026-11-23T23:59+01:00"],
      ["2026-11-27", "2026-11-24T23:59+01:00"],
    ] as const;
    for (const [date, moment] of expected) {
      expect(local(byWeekday, date)).toBe(moment);
      expect(local(daysBefore(3, "calendar", at), date)).toBe(moment);
    }
  });

  it("Vigneux: the Thursday of the week before, whatever the day", () => {
    const rule: DeadlineRule = { kind: "weekday_of_week_before", weekday: 4, weeks: 1, at: "23:59" };
    for (const date of ["2026-11-23", "2026-11-24", "2026-11-26", "2026-11-27", "2026-11-29"]) {
      expect(local(rule, date)).toBe("2026-11-19T23:59+01:00");
    }
    expect(local({ ...rule, weeks: 2 }, "2026-11-23")).toBe("2026-11-12T23:59+01:00");
  });

  it("the published notice: the day before at 9:00, Friday for Monday; holidays 3 weeks before the period", () => {
    const dayBefore: DeadlineRule = {
      kind: "by_weekday",
      exceptions: [{ weekday: 1, rule: daysBefore(3, "calendar", "09:00") }],
      otherwise: daysBefore(1, "calendar", "09:00"),
    };
    expect(local(dayBefore, "2026-11-23")).toBe("2026-11-20T09:00+01:00");
    expect(local(dayBefore, "2026-11-26")).toBe("2026-11-25T09:00+01:00");
    const holidays: DeadlineRule = { kind: "weeks_before_holiday", weeks: 3, at: "12:00" };
    expect(local(holidays, "2026-12-21")).toBe("2026-11-28T12:00+01:00");
    expect(local(holidays, "2026-12-30")).toBe("2026-11-28T12:00+01:00");
    expect(local(holidays, "2026-11-26")).toBe("2026-11-05T12:00+01:00");
  });
});

describe("counting", () => {
  it("jumps public holidays and week-ends in working days", () => {
    const rule = daysBefore(2, "working", "10:00");
    expect(local(rule, "2026-11-23")).toBe("2026-11-19T10:00+01:00");
    expect(local(rule, "2026-11-13")).toBe("2026-11-10T10:00+01:00");
    expect(local(rule, "2027-05-10")).toBe("2027-05-05T10:00+02:00");
    expect(local(rule, "2027-03-30")).toBe("2027-03-25T10:00+01:00");
  });

  it("counts the bridge as no school but as a working day", () => {
    expect(local(daysBefore(1, "school", "11:00"), "2027-05-10")).toBe("2027-05-04T11:00+02:00");
    expect(local(daysBefore(1, "working", "11:00"), "2027-05-10")).toBe("2027-05-07T11:00+02:00");
  });

  it("keeps the earliest or the latest of several moments", () => {
    const rules = [daysBefore(1, "school", "11:00"), daysBefore(2, "calendar", "18:00")];
    expect(local({ kind: "combined", keep: "earliest", rules }, "2026-11-23")).toBe("2026-11-20T11:00+01:00");
    expect(local({ kind: "combined", keep: "latest", rules }, "2026-11-23")).toBe("2026-11-21T18:00+01:00");
    expect(local({ kind: "combined", keep: "latest", rules: rules.toReversed() }, "2026-11-23")).toBe(
      "2026-11-21T18:00+01:00",
    );
  });

  it("takes a fixed day as it is", () => {
    const rule: DeadlineRule = { kind: "on_day", day: day("2026-06-15"), at: "08:30" };
    expect(local(rule, "2026-11-23")).toBe("2026-06-15T08:30+02:00");
  });
});

describe("the change of hour", () => {
  it("keeps the hour of the clock over 25 October 2026 and 28 March 2027", () => {
    expect(local(daysBefore(3, "calendar", "11:00"), "2026-10-26")).toBe("2026-10-23T11:00+02:00");
    expect(local(daysBefore(1, "calendar", "11:00"), "2026-10-26")).toBe("2026-10-25T11:00+01:00");
    expect(local(daysBefore(1, "school", "11:00"), "2027-03-30")).toBe("2027-03-26T11:00+01:00");
    expect(local(daysBefore(1, "calendar", "11:00"), "2027-03-29")).toBe("2027-03-28T11:00+02:00");
  });

  it("reads an hour that happens twice to the family's advantage", () => {
    const rule = daysBefore(1, "calendar", "02:30");
    expect(lastMoment(rule, day("2026-10-26"), calendar, PARIS).toString()).toBe("2026-10-25T01:30:00Z");
    expect(firstMoment(rule, day("2026-10-26"), calendar, PARIS).toString()).toBe("2026-10-25T00:30:00Z");
  });

  it("reads an hour that never happens to the family's advantage", () => {
    const rule = daysBefore(1, "calendar", "02:30");
    expect(local(rule, "2027-03-29")).toBe("2027-03-28T03:30+02:00");
    expect(firstMoment(rule, day("2027-03-29"), calendar, PARIS).toString()).toBe("2027-03-28T00:30:00Z");
  });

  it("follows an overseas town, which has no change of hour and its own public holiday", () => {
    const reunion = schoolCalendar({ ...settings, holidays: [], territory: "reunion" });
    const rule = daysBefore(2, "working", "10:00");
    const instant = (date: string) => lastMoment(rule, day(date), reunion, "Indian/Reunion").toString();
    expect(instant("2026-10-27")).toBe("2026-10-23T06:00:00Z");
    expect(instant("2027-12-21")).toBe("2027-12-16T06:00:00Z");
  });
});
