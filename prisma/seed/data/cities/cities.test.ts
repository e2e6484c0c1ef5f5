import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  type BookingCheck,
  checkBooking,
  checkCancelling,
  describeBookingRules,
  schoolCalendar,
  schoolYearsOf,
  territoryOf,
} from "@/server/catalogue/domain";
import { localDate } from "@/server/platform/dates";
import { ZONE_A_HOLIDAYS } from "../calendar/zone-a";
import { CITIES } from ".";
import type { ActivityEntry, CityEntry } from "./city-entry";
import { CORBAS } from "./corbas";
import { RIVE_DE_GIER } from "./rive-de-gier";
import { SAINT_CHAMOND } from "./saint-chamond";

function question(city: CityEntry, day: string, now: string, { weekdays, settings }: ActivityEntry = city.canteen) {
  const calendar = schoolCalendar({
    years: schoolYearsOf(ZONE_A_HOLIDAYS),
    holidays: ZONE_A_HOLIDAYS,
    territory: territoryOf(city.department),
    closures: [],
    schoolWeekdays: settings.schoolWeekdays,
    openWeekdays: weekdays,
  });
  return {
    day: localDate(day),
    calendar,
    zone: city.timezone,
    now: Temporal.PlainDateTime.from(now).toZonedDateTime(city.timezone).toInstant(),
  };
}

function booking(city: CityEntry, day: string, now: string): BookingCheck["tag"] {
  return checkBooking(city.canteen.settings.rules, question(city, day, now)).tag;
}

describe("the three towns", () => {
  it("can be reached by nobody real: example addresses, and telephone numbers kept for fiction", () => {
    for (const { city } of CITIES) {
      expect(city.settings.contactEmail).toMatch(/\.example$/);
      expect(city.settings.dataProtectionContact).toMatch(/\.example$/);
      expect(city.settings.contactPhone).toMatch(/^04 65 71 \d\d \d\d$/);
    }
  });

  it("has its own schools", () => {
    for (const { city, schools } of CITIES) {
      for (const school of schools) expect(school.uai.startsWith(`0${city.department}`)).toBe(true);
    }
  });

  it("survives storage as JSON", () => {
    for (const { city } of CITIES) expect(JSON.parse(JSON.stringify(city))).toEqual(city);
  });
});

describe("their deadlines", () => {
  it("Saint-Chamond: two working days before at 10:00, then late until the eve at 17:00", () => {
    expect(booking(SAINT_CHAMOND, "2026-11-26", "2026-11-24T10:00")).toBe("open");
    expect(booking(SAINT_CHAMOND, "2026-11-26", "2026-11-24T10:01")).toBe("open_late");
    expect(booking(SAINT_CHAMOND, "2026-11-26", "2026-11-25T17:01")).toBe("too_late");
    expect(
      checkCancelling(SAINT_CHAMOND.canteen.settings.rules, question(SAINT_CHAMOND, "2026-11-26", "2026-11-24T10:01"))
        .tag,
    ).toBe("too_late");
  });

  it("Rive-de-Gier: the previous school day at 11:00, the last one before the holidays for the first one back", () => {
    expect(booking(RIVE_DE_GIER, "2026-11-23", "2026-11-20T11:00")).toBe("open");
    expect(booking(RIVE_DE_GIER, "2026-11-23", "2026-11-20T11:01")).toBe("too_late");
    expect(booking(RIVE_DE_GIER, "2027-01-04", "2026-12-18T11:00")).toBe("open");
    expect(booking(RIVE_DE_GIER, "2027-01-04", "2026-12-18T11:01")).toBe("too_late");
  });

  it("the evenings of Rive-de-Gier: the working day before at 09:00, Friday for Monday, Wednesday for Thursday", () => {
    const { evening } = RIVE_DE_GIER;
    if (!evening) throw new Error("Rive-de-Gier has no evenings");
    const at = (day: string, now: string) =>
      checkBooking(evening.settings.rules, question(RIVE_DE_GIER, day, now, evening)).tag;
    expect(at("2026-11-23", "2026-11-20T09:00")).toBe("open");
    expect(at("2026-11-23", "2026-11-20T09:01")).toBe("too_late");
    expect(at("2026-11-26", "2026-11-25T09:00")).toBe("open");
    expect(evening.settings.childCare).toBe(true);
  });

  it("Corbas: the Thursday of the week before at 23:59", () => {
    expect(booking(CORBAS, "2026-11-27", "2026-11-19T23:59:59")).toBe("open");
    expect(booking(CORBAS, "2026-11-23", "2026-11-20T00:00")).toBe("too_late");
  });

  it("reads well on a public page", () => {
    const text = (city: CityEntry) =>
      describeBookingRules(city.canteen.settings.rules).join(" ").replaceAll("\u00a0", " ");
    expect(text(SAINT_CHAMOND)).toContain("jusqu’à 17 h la veille, au prix indiqué dans les tarifs.");
    expect(text(RIVE_DE_GIER)).toContain("Réservation : jusqu’à 11 h le jour d’école précédent.");
    expect(text(CORBAS)).toContain("Réservation : jusqu’à 23 h 59 le jeudi de la semaine précédente.");
  });
});
