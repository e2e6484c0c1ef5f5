import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { bookingAgenda } from "./booking-agenda";
import { describeAgenda, describePeriod } from "./booking-agenda.fr";
import { type BookingRules, bookingRulesSchema } from "./deadline-rule";
import type { OpeningWindow } from "./opening-window";
import { type SchoolHoliday, schoolCalendar } from "./school-calendar";
import { schoolYearsOf } from "./school-years";

const ZONE = "Europe/Paris";
const plain = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll("\u00a0", " "));

const holidays: SchoolHoliday[] = [
  { label: "vacances de Noël", firstDay: localDate("2026-12-19"), lastDay: localDate("2027-01-03") },
];
const calendar = schoolCalendar({
  years: schoolYearsOf(holidays),
  holidays,
  closures: [],
  territory: "metropole",
  schoolWeekdays: [1, 2, 4, 5],
});

function agenda(rules: BookingRules, now: string, openings: readonly OpeningWindow[] = []) {
  const instant = Temporal.PlainDateTime.from(now).toZonedDateTime(ZONE).toInstant();
  const [firstDay, lastDay] = [localDate("2026-09-01"), localDate("2027-08-31")];
  const question = { rules, firstDay, lastDay, calendar, openings, zone: ZONE, now: instant, horizon: 62 };
  return plain(describeAgenda(bookingAgenda(question), ZONE, 2));
}

const PREVIOUS_SCHOOL_DAY = { kind: "days_before", count: 1, unit: "school", at: "11:00" };
const previousSchoolDay = bookingRulesSchema.parse({ booking: PREVIOUS_SCHOOL_DAY, cancelling: PREVIOUS_SCHOOL_DAY });
const THURSDAY_BEFORE = { kind: "weekday_of_week_before", weekday: 4, weeks: 1, at: "23:59" };
const weekly = bookingRulesSchema.parse({ booking: THURSDAY_BEFORE, cancelling: THURSDAY_BEFORE });

describe("bookingAgenda", () => {
  it("tells the next days to book and the last moment of each", () => {
    expect(agenda(previousSchoolDay, "2026-11-22T18:00")).toEqual({
      today: "Aujourd’hui, dimanche 22 novembre : fermé (week-end).",
      closings: [
        { days: "mardi 24 novembre", moment: "lundi 23 novembre à 11 h", at: "2026-11-23T10:00:00Z", whom: null },
        { days: "jeudi 26 novembre", moment: "mardi 24 novembre à 11 h", at: "2026-11-24T10:00:00Z", whom: null },
      ],
      late: [],
      openings: [],
      windows: [],
      holiday: "vacances de Noël, du samedi 19 décembre au dimanche 3 janvier",
    });
  });

  it("still holds during the minute of the deadline, then goes to the next day", () => {
    expect(agenda(previousSchoolDay, "2026-11-23T11:00:59").closings[0].days).toBe("mardi 24 novembre");
    expect(agenda(previousSchoolDay, "2026-11-23T11:01").closings[0].days).toBe("jeudi 26 novembre");
    expect(agenda(previousSchoolDay, "2026-11-23T11:01").today).toBe("Aujourd’hui, lundi 23 novembre : ouvert.");
  });

  it("tells together the days that close together", () => {
    expect(agenda(weekly, "2026-11-22T18:00").closings).toEqual([
      {
        days: "du lundi 30 novembre au vendredi 4 décembre",
        moment: "jeudi 26 novembre à 23 h 59",
        at: "2026-11-26T22:59:00Z",
        whom: null,
      },
      {
        days: "du lundi 7 décembre au vendredi 11 décembre",
        moment: "jeudi 3 décembre à 23 h 59",
        at: "2026-12-03T22:59:00Z",
        whom: null,
      },
    ]);
  });

  it("looks over the holidays", () => {
    expect(agenda(previousSchoolDay, "2026-12-18T12:00").closings[0]).toMatchObject({
      days: "mardi 5 janvier",
      moment: "lundi 4 janvier à 11 h",
    });
  });

  it("tells late bookings and days that are not open yet apart", () => {
    const rules = bookingRulesSchema.parse({
      opens: { kind: "days_before", count: 7, unit: "calendar", at: "08:00" },
      booking: { kind: "days_before", count: 2, unit: "working", at: "10:00" },
      lateBooking: { until: { kind: "days_before", count: 1, unit: "calendar", at: "17:00" } },
      cancelling: { kind: "days_before", count: 2, unit: "working", at: "10:00" },
    });
    const told = agenda(rules, "2026-11-22T12:00");
    expect(told.late).toMatchObject([
      { days: "lundi 23 novembre", moment: "dimanche 22 novembre à 17 h" },
      { days: "mardi 24 novembre", moment: "lundi 23 novembre à 17 h" },
    ]);
    expect(told.closings[0]).toMatchObject({ days: "jeudi 26 novembre", moment: "mardi 24 novembre à 10 h" });
    expect(told.openings[0]).toMatchObject({ days: "lundi 30 novembre", moment: "lundi 23 novembre à 8 h" });
  });

  const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant();
  const window = (opens: string, more: Partial<OpeningWindow> = {}): OpeningWindow => ({
    id: opens,
    kind: "booking",
    opensAt: local(opens),
    closesAt: null,
    firstDay: null,
    lastDay: null,
    audience: { residences: [], schools: [], levels: [] },
    version: 1,
    ...more,
  });
  const residents = { residences: ["commune" as const], schools: [], levels: [] };

  it("tells no day that a window keeps shut, and when the window opens", () => {
    const days = { firstDay: localDate("2026-11-24"), lastDay: localDate("2026-12-18") };
    const told = agenda(previousSchoolDay, "2026-11-22T18:00", [
      window("2026-11-25T08:00", { ...days, audience: residents }),
      window("2026-11-30T08:00", days),
    ]);
    expect(told.closings[0].days).toBe("lundi 4 janvier");
    expect(told.windows).toEqual([
      {
        text: "Les réservations des jours du mardi 24 novembre au vendredi 18 décembre ouvriront aux habitants de la commune le",
        moment: "mercredi 25 novembre à 8 h",
        at: "2026-11-25T07:00:00Z",
      },
      {
        text: "Les réservations des jours du mardi 24 novembre au vendredi 18 décembre ouvriront à tous le",
        moment: "lundi 30 novembre à 8 h",
        at: "2026-11-30T07:00:00Z",
      },
    ]);
  });

  it("says to whom a day is open, and ends it where its window ends", () => {
    const told = agenda(previousSchoolDay, "2026-11-22T18:00", [
      window("2026-11-01T08:00", { audience: residents, closesAt: local("2026-11-23T09:00") }),
    ]);
    expect(told.closings).toHaveLength(1);
    expect(told.closings[0]).toMatchObject({
      days: "du mardi 24 novembre au vendredi 22 janvier",
      moment: "lundi 23 novembre à 9 h",
      whom: "aux habitants de la commune",
    });
    expect(told.windows).toMatchObject([
      {
        text: "Les réservations sont ouvertes aux habitants de la commune jusqu’au",
        moment: "lundi 23 novembre à 9 h",
      },
    ]);
  });

  it("does not say of a window that it is open to some, where another is open to all for good", () => {
    const some = (more: Partial<OpeningWindow>) =>
      agenda(previousSchoolDay, "2026-11-22T18:00", [
        window("2026-11-01T08:00", { audience: residents, lastDay: localDate("2026-12-18") }),
        window("2026-11-08T08:00", more),
      ]).windows;
    expect(some({})).toEqual([]);
    expect(some({ lastDay: localDate("2026-12-18") })).toEqual([]);
    expect(some({ lastDay: localDate("2026-12-17") })).toHaveLength(1);
    expect(some({ firstDay: localDate("2026-11-23") })).toHaveLength(1);
    expect(some({ closesAt: local("2026-12-01T08:00") })).toHaveLength(2);
  });

  it("announces enrolments, and nothing of what is over or open to all for good", () => {
    const told = agenda(previousSchoolDay, "2026-11-22T18:00", [
      window("2026-11-01T08:00"),
      window("2026-10-01T08:00", { closesAt: local("2026-10-30T08:00") }),
      window("2026-11-02T08:00", { kind: "enrolment" }),
    ]);
    expect(told.windows).toEqual([{ text: "Les inscriptions sont ouvertes à tous", moment: null, at: null }]);
    expect(told.closings[0]).toMatchObject({ days: "mardi 24 novembre", whom: null });
  });

  it("is empty when the year is over", () => {
    const told = agenda(previousSchoolDay, "2027-09-02T12:00");
    expect(told).toMatchObject({ closings: [], late: [], openings: [], holiday: null });
    expect(told.today).toContain("calendrier scolaire pas encore connu");
  });
});

describe("describePeriod", () => {
  it("says one day as one day", () => {
    const firstDay = localDate("2027-05-07");
    expect(describePeriod({ firstDay, lastDay: firstDay })).toBe("le vendredi 7 mai");
  });
});
