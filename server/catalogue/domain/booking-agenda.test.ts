import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { bookingAgenda } from "./booking-agenda";
import { describeAgenda, describePeriod } from "./booking-agenda.fr";
import { type BookingRules, bookingRulesSchema } from "./deadline-rule";
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

function agenda(rules: BookingRules, now: string) {
  const instant = Temporal.PlainDateTime.from(now).toZonedDateTime(ZONE).toInstant();
  const [firstDay, lastDay] = [localDate("2026-09-01"), localDate("2027-08-31")];
  const question = { rules, firstDay, lastDay, calendar, zone: ZONE, now: instant, horizon: 62 };
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
        { days: "mardi 24 novembre", moment: "lundi 23 novembre à 11 h", at: "2026-11-23T10:00:00Z" },
        { days: "jeudi 26 novembre", moment: "mardi 24 novembre à 11 h", at: "2026-11-24T10:00:00Z" },
      ],
      late: [],
      openings: [],
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
      },
      {
        days: "du lundi 7 décembre au vendredi 11 décembre",
        moment: "jeudi 3 décembre à 23 h 59",
        at: "2026-12-03T22:59:00Z",
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
