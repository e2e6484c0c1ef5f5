import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { checkBooking, checkCancelling, checkDeadline } from "./deadline-check";
import { describeBookingCheck, describeCancellingCheck } from "./deadline-check.fr";
import { type BookingRules, bookingRulesSchema } from "./deadline-rule";
import { schoolCalendar } from "./school-calendar";

const zone = "Europe/Paris";
const calendar = schoolCalendar({
  years: [{ label: "2026-2027", firstDay: localDate("2026-09-01"), lastDay: localDate("2027-08-31") }],
  holidays: [{ label: "vacances de Noël", firstDay: localDate("2026-12-19"), lastDay: localDate("2027-01-03") }],
  territory: "metropole",
  closures: [],
  schoolWeekdays: [1, 2, 4, 5],
  openWeekdays: [1, 2, 3, 4, 5],
});

const ask = (day: string, now: string) => ({
  day: localDate(day),
  calendar,
  zone,
  now: Temporal.Instant.from(now),
});
const rules = (text: unknown): BookingRules => bookingRulesSchema.parse(text);

const lateAllowed = rules({
  booking: { kind: "days_before", count: 2, unit: "working", at: "10:00" },
  lateBooking: { until: { kind: "days_before", count: 1, unit: "calendar", at: "17:00" } },
  cancelling: { kind: "days_before", count: 2, unit: "working", at: "10:00" },
  lateCancelling: { until: { kind: "days_before", count: 0, unit: "calendar", at: "09:00" } },
});
const wednesdays = rules({
  opens: { kind: "days_before", count: 42, unit: "calendar", at: "00:00" },
  booking: { kind: "days_before", count: 1, unit: "calendar", at: "09:00" },
  cancelling: { kind: "days_before", count: 7, unit: "calendar", at: "23:59" },
});

describe("booking", () => {
  it("is open, then late, then over", () => {
    const open = checkBooking(lateAllowed, ask("2026-11-26", "2026-11-24T09:00:00+01:00"));
    expect(open).toEqual({ tag: "open", until: Temporal.Instant.from("2026-11-24T10:00:00+01:00") });
    expect(describeBookingCheck(open, zone)).toBe("à réserver jusqu’au mardi 24 novembre à 10\u00a0h");

    const late = checkBooking(lateAllowed, ask("2026-11-26", "2026-11-24T10:01:00+01:00"));
    expect(late).toEqual({ tag: "open_late", until: Temporal.Instant.from("2026-11-25T17:00:00+01:00") });
    expect(describeBookingCheck(late, zone)).toBe(
      "délai dépassé, mais réservation tardive possible jusqu’au mercredi 25 novembre à 17\u00a0h",
    );

    const over = checkBooking(lateAllowed, ask("2026-11-26", "2026-11-25T17:01:00+01:00"));
    expect(over).toEqual({ tag: "too_late", closedAt: Temporal.Instant.from("2026-11-25T17:00:00+01:00") });
    expect(describeBookingCheck(over, zone)).toBe(
      "délai dépassé\u00a0: il fallait réserver avant le mercredi 25 novembre à 17\u00a0h",
    );
  });

  it("counts the minute that is named as in time, and not one second more", () => {
    expect(checkBooking(lateAllowed, ask("2026-11-26", "2026-11-24T10:00:59.999+01:00")).tag).toBe("open");
    expect(checkBooking(lateAllowed, ask("2026-11-26", "2026-11-24T10:01:00+01:00")).tag).toBe("open_late");
  });

  it("keeps the later of the two moments when the late one comes first", () => {
    const odd = rules({
      ...lateAllowed,
      lateBooking: { until: { kind: "days_before", count: 5, unit: "calendar", at: "09:00" } },
    });
    expect(checkBooking(odd, ask("2026-11-26", "2026-11-25T12:00:00+01:00"))).toEqual({
      tag: "too_late",
      closedAt: Temporal.Instant.from("2026-11-24T10:00:00+01:00"),
    });
  });

  it("opens six weeks before", () => {
    const early = checkBooking(wednesdays, ask("2027-01-13", "2026-12-01T23:59:59+01:00"));
    expect(early).toEqual({ tag: "too_early", opensAt: Temporal.Instant.from("2026-12-02T00:00:00+01:00") });
    expect(describeBookingCheck(early, zone)).toBe("réservation possible à partir du mercredi 2 décembre à 0\u00a0h");
    expect(checkBooking(wednesdays, ask("2027-01-13", "2026-12-02T00:00:00+01:00")).tag).toBe("open");
    expect(checkBooking(wednesdays, ask("2027-01-13", "2027-01-12T09:01:00+01:00")).tag).toBe("too_late");
  });

  it("says nothing is open when the late window has not begun to exist", () => {
    const opensAfter = rules({
      ...lateAllowed,
      opens: { kind: "days_before", count: 1, unit: "calendar", at: "08:00" },
    });
    expect(checkBooking(opensAfter, ask("2026-11-26", "2026-11-24T12:00:00+01:00")).tag).toBe("too_early");
    expect(checkBooking(opensAfter, ask("2026-11-26", "2026-11-25T08:00:00+01:00")).tag).toBe("open_late");
  });
});

describe("cancelling", () => {
  it("is free, then billed, then over", () => {
    const free = checkCancelling(lateAllowed, ask("2026-11-26", "2026-11-24T10:00:00+01:00"));
    expect(free.tag).toBe("open");
    expect(describeCancellingCheck(free, zone)).toBe("annulation possible jusqu’au mardi 24 novembre à 10\u00a0h");
    const billed = checkCancelling(lateAllowed, ask("2026-11-26", "2026-11-24T10:01:00+01:00"));
    expect(billed).toEqual({ tag: "open_billed", until: Temporal.Instant.from("2026-11-26T09:00:00+01:00") });
    expect(describeCancellingCheck(billed, zone)).toContain("la place reste facturée");
    const over = checkCancelling(lateAllowed, ask("2026-11-26", "2026-11-26T09:01:00+01:00"));
    expect(over).toEqual({ tag: "too_late", closedAt: Temporal.Instant.from("2026-11-26T09:00:00+01:00") });
    expect(describeCancellingCheck(over, zone)).toContain("il fallait annuler avant le jeudi 26 novembre à 9\u00a0h");
  });

  it("is refused at once where the town bills no late cancelling", () => {
    expect(checkCancelling(wednesdays, ask("2027-01-13", "2027-01-06T23:59:30+01:00")).tag).toBe("open");
    expect(checkCancelling(wednesdays, ask("2027-01-13", "2027-01-07T00:00:00+01:00")).tag).toBe("too_late");
  });
});

it("closes a holiday window three weeks before the period and opens it six weeks before", () => {
  const window = {
    opens: { kind: "weeks_before_holiday", weeks: 6, at: "08:30" },
    closes: { kind: "weeks_before_holiday", weeks: 3, at: "18:00" },
  } as const;
  const tag = (now: string) => checkDeadline(window, ask("2026-12-29", now)).tag;
  expect(tag("2026-11-07T08:29:59+01:00")).toBe("too_early");
  expect(tag("2026-11-07T08:30:00+01:00")).toBe("open");
  expect(tag("2026-11-28T18:00:30+01:00")).toBe("open");
  expect(tag("2026-11-28T18:01:00+01:00")).toBe("too_late");
});
