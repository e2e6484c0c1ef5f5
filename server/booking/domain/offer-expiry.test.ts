import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { offerExpiry } from "./offer-expiry";

const zone = "Europe/Paris";
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const said = (instant: Temporal.Instant | undefined) =>
  instant?.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" });

describe("until when an offer is kept", () => {
  it.each([
    ["by day", "2026-11-23T10:00", 24, "2026-11-27T11:00", "2026-11-24T10:00"],
    ["freed at night: not before the morning", "2026-11-23T23:30", 24, "2026-11-27T11:00", "2026-11-25T09:00"],
    ["ends at 21:00: moved to the morning", "2026-11-23T21:00", 24, "2026-11-27T11:00", "2026-11-25T09:00"],
    ["ends at 7:59: moved to 9:00", "2026-11-23T07:59", 24, "2026-11-27T11:00", "2026-11-24T09:00"],
    ["ends at 8:00: kept", "2026-11-23T08:00", 24, "2026-11-27T11:00", "2026-11-24T08:00"],
    ["the deadline comes first", "2026-11-23T10:00", 24, "2026-11-23T18:00", "2026-11-23T18:00"],
    ["the deadline comes first, even at night", "2026-11-23T22:00", 2, "2026-11-23T23:59", "2026-11-23T23:59"],
    ["over the change of hour of autumn", "2026-10-24T12:00", 24, "2026-10-28T11:00", "2026-10-25T11:00"],
  ])("%s", (_, now, hours, lastMoment, expected) => {
    expect(said(offerExpiry({ now: at(now), hours, lastMoment: at(lastMoment), zone }))).toBe(expected);
  });

  it("makes no offer when no time is left", () => {
    const now = at("2026-11-23T11:00");
    expect(offerExpiry({ now, hours: 24, lastMoment: now, zone })).toBeUndefined();
  });

  it("ends after now, not after the deadline, and at night only at the deadline", () => {
    const moment = fc.integer({ min: 0, max: 525_600 }).map((minutes) => at("2026-01-01T00:00").add({ minutes }));
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 168 }), fc.integer({ min: 1, max: 20_000 }), (now, hours, left) => {
        const lastMoment = now.add({ minutes: left });
        const end = offerExpiry({ now, hours, lastMoment, zone });
        if (!end) throw new Error("an offer was possible");
        expect(Temporal.Instant.compare(end, now)).toBe(1);
        expect(Temporal.Instant.compare(end, lastMoment)).toBeLessThanOrEqual(0);
        const { hour } = end.toZonedDateTimeISO(zone);
        if (hour >= 21 || hour < 8) expect(end.equals(lastMoment)).toBe(true);
      }),
    );
  });
});
