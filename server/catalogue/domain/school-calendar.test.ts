import { describe, expect, it } from "vitest";
import { addDays, type LocalDate, localDate } from "@/server/platform/dates";
import { describeClosedReason } from "./day-state.fr";
import { type SchoolCalendar, type SchoolCalendarSettings, schoolCalendar } from "./school-calendar";

const day = localDate;

const settings: SchoolCalendarSettings = {
  years: [{ label: "2026-2027", firstDay: day("2026-09-01"), lastDay: day("2027-08-31") }],
  holidays: [
    { label: "vacances de la Toussaint", firstDay: day("2026-10-17"), lastDay: day("2026-11-01") },
    { label: "vacances de Noël", firstDay: day("2026-12-19"), lastDay: day("2027-01-03") },
    { label: "pont de l’Ascension", firstDay: day("2027-05-07"), lastDay: day("2027-05-07") },
    { label: "vacances d’été", firstDay: day("2027-07-03"), lastDay: day("2027-08-31") },
  ],
  territory: "metropole",
  closures: [
    { label: "journée pédagogique", firstDay: day("2026-11-27"), lastDay: day("2026-11-27") },
    { label: "travaux", firstDay: day("2026-12-07"), lastDay: day("2026-12-11"), schoolId: "a" },
  ],
  schoolWeekdays: [1, 2, 4, 5],
};
const canteen = schoolCalendar(settings);

function reason(calendar: SchoolCalendar, date: LocalDate): string {
  const state = calendar.dayState(date);
  return state.open ? "open" : describeClosedReason(state.reason);
}

describe("dayState", () => {
  it("opens on an ordinary Monday and says why it is closed otherwise", () => {
    expect(reason(canteen, day("2026-11-23"))).toBe("open");
    expect(reason(canteen, day("2026-11-22"))).toBe("week-end");
    expect(reason(canteen, day("2026-11-25"))).toBe("pas d’école le mercredi");
    expect(reason(canteen, day("2026-12-24"))).toBe("vacances de Noël, jusqu’au dimanche 3 janvier");
    expect(reason(canteen, day("2027-05-07"))).toBe("pont de l’Ascension");
    expect(reason(canteen, day("2027-05-06"))).toBe("jour férié\u00a0: Ascension");
    expect(reason(canteen, day("2026-11-27"))).toBe("fermeture\u00a0: journée pédagogique");
    expect(reason(canteen, day("2027-09-02"))).toBe("calendrier scolaire pas encore connu");
  });

  it("prefers the public holiday to the Wednesday, and the holidays to the public holiday", () => {
    expect(reason(canteen, day("2026-11-11"))).toBe("jour férié\u00a0: armistice de 1918");
    expect(reason(canteen, day("2026-12-25"))).toBe("vacances de Noël, jusqu’au dimanche 3 janvier");
  });

  it("opens on both edges of the holidays", () => {
    expect(reason(canteen, day("2026-12-18"))).toBe("open");
    expect(reason(canteen, day("2027-01-04"))).toBe("open");
  });

  it("closes one school only for its own closure", () => {
    const schoolA = schoolCalendar({ ...settings, schoolId: "a" });
    const schoolB = schoolCalendar({ ...settings, schoolId: "b" });
    expect(reason(schoolA, day("2026-12-08"))).toBe("fermeture\u00a0: travaux, jusqu’au vendredi 11 décembre");
    expect(schoolA.isSchoolDay(day("2026-12-08"))).toBe(false);
    expect(reason(schoolB, day("2026-12-08"))).toBe("open");
    expect(reason(canteen, day("2026-12-08"))).toBe("open");
  });

  it("closes one activity without taking the day out of school", () => {
    const closures = [
      { label: "grève", firstDay: day("2026-11-24"), lastDay: day("2026-11-24"), activityId: "canteen" },
    ];
    const striking = schoolCalendar({ ...settings, closures, activityId: "canteen" });
    expect(reason(striking, day("2026-11-24"))).toBe("fermeture\u00a0: grève");
    expect(striking.previousSchoolDay(day("2026-11-26"))).toBe("2026-11-24");
    expect(reason(schoolCalendar({ ...settings, closures, activityId: "childcare" }), day("2026-11-24"))).toBe("open");
  });

  it("follows the weekdays of the activity, not those of class", () => {
    const wednesdays = schoolCalendar({ ...settings, openWeekdays: [3] });
    expect(reason(wednesdays, day("2026-11-25"))).toBe("open");
    expect(reason(wednesdays, day("2026-11-24"))).toBe("pas d’accueil le mardi");
    expect(wednesdays.isSchoolDay(day("2026-11-25"))).toBe(false);
    expect(wednesdays.previousSchoolDay(day("2026-11-25"))).toBe("2026-11-24");
  });

  it("opens a holiday centre in the holidays only", () => {
    const centre = schoolCalendar({ ...settings, openWeekdays: [1, 2, 3, 4, 5], season: "holidays" });
    expect(reason(centre, day("2026-12-23"))).toBe("open");
    expect(reason(centre, day("2026-12-25"))).toBe("jour férié\u00a0: Noël");
    expect(reason(centre, day("2026-11-24"))).toBe("ouvert seulement pendant les vacances");
    const always = schoolCalendar({ ...settings, openWeekdays: [1, 2, 3, 4, 5, 6], season: "all_year" });
    expect([reason(always, day("2026-12-23")), reason(always, day("2026-11-24"))]).toEqual(["open", "open"]);
    expect(reason(always, day("2026-11-28"))).toBe("open");
  });
});

describe("days before and after", () => {
  it("finds the previous school day over Wednesday, week-end, holidays and closures", () => {
    const expected = [
      ["2026-11-23", "2026-11-20"],
      ["2026-11-24", "2026-11-23"],
      ["2026-11-26", "2026-11-24"],
      ["2026-11-30", "2026-11-26"],
      ["2027-01-04", "2026-12-18"],
      ["2026-11-12", "2026-11-10"],
    ] as const;
    for (const [from, previous] of expected) expect(canteen.previousSchoolDay(day(from))).toBe(previous);
  });

  it("has a day before the first day ever known", () => {
    expect(canteen.previousSchoolDay(day("2026-09-01"))).toBe("2026-08-31");
    expect(schoolCalendar({ ...settings, years: [] }).previousSchoolDay(day("2026-09-03"))).toBe("2026-09-01");
  });

  it("finds the next school day, and none beyond what is known", () => {
    expect(canteen.nextSchoolDay(day("2026-12-18"))).toBe("2027-01-04");
    expect(canteen.nextSchoolDay(day("2027-07-02"))).toBeUndefined();
    expect(schoolCalendar({ ...settings, years: [] }).nextSchoolDay(day("2026-09-03"))).toBeUndefined();
  });

  it("counts working days without public holidays, but with school holidays", () => {
    expect(canteen.previousWorkingDay(day("2026-11-12"))).toBe("2026-11-10");
    expect(canteen.previousWorkingDay(day("2027-01-04"))).toBe("2026-12-31");
    expect(canteen.isWorkingDay(day("2026-11-27"))).toBe(true);
  });

  it("knows its years and where they end", () => {
    expect(canteen.schoolYearOf(day("2027-08-31"))?.label).toBe("2026-2027");
    expect(canteen.schoolYearOf(addDays(day("2027-08-31"), 1))).toBeUndefined();
    expect(canteen.lastKnownDay).toBe("2027-08-31");
    expect(canteen.holidayOf(day("2027-01-03"))?.label).toBe("vacances de Noël");
  });

  it("refuses a week without class", () => {
    expect(() => schoolCalendar({ ...settings, schoolWeekdays: [] })).toThrow(RangeError);
  });
});
