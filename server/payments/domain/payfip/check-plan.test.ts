import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { nextCheck, PAYFIP_ZONE, RETURN_POLL } from "./index";

function planOf(iso: string, zone = PAYFIP_ZONE): Temporal.ZonedDateTime[] {
  const createdAt = Temporal.Instant.from(iso);
  const checks: Temporal.ZonedDateTime[] = [];
  for (let next = nextCheck(createdAt, createdAt, zone); next; next = nextCheck(createdAt, next, zone)) {
    checks.push(next.toZonedDateTimeISO(zone));
  }
  return checks;
}

const local = (check: Temporal.ZonedDateTime) => check.toPlainDateTime().toString({ smallestUnit: "minute" });

describe("when PayFiP is asked again (PROTOCOLS 1.7)", () => {
  it("is soon, then hourly through the night, then daily for a week, then weekly for a year", () => {
    const checks = planOf("2026-03-25T20:05:00+01:00").map(local);
    expect(checks.slice(0, 5)).toEqual([
      "2026-03-25T20:07",
      "2026-03-25T20:10",
      "2026-03-25T20:15",
      "2026-03-25T20:21",
      "2026-03-25T20:26",
    ]);
    expect(checks.slice(5, 15)).toEqual([
      "2026-03-25T21:26",
      "2026-03-25T22:26",
      "2026-03-25T23:26",
      "2026-03-26T00:26",
      "2026-03-26T01:26",
      "2026-03-26T02:26",
      "2026-03-26T03:26",
      "2026-03-26T04:26",
      "2026-03-26T05:26",
      "2026-03-26T06:26",
    ]);
    // Over the change of hour of 29 March: the same minute of the clock on the wall.
    expect(checks.slice(15, 22)).toEqual([
      "2026-03-27T06:26",
      "2026-03-28T06:26",
      "2026-03-29T06:26",
      "2026-03-30T06:26",
      "2026-03-31T06:26",
      "2026-04-01T06:26",
      "2026-04-02T06:26",
    ]);
    expect(checks.slice(22, 24)).toEqual(["2026-04-09T06:26", "2026-04-16T06:26"]);
    expect(checks.at(-1)).toBe("2027-03-25T06:26");
  });

  it("waits for the next night when this one's purge may be over", () => {
    const checks = planOf("2026-03-25T03:00:00+01:00").map(local);
    expect(checks).toContain("2026-03-25T06:21");
    expect(checks).toContain("2026-03-25T23:21");
    expect(checks.filter((check) => check.startsWith("2026-03-26"))).toHaveLength(7);
  });

  it("knows the night of another zone", () => {
    const checks = planOf("2026-03-25T20:05:00+04:00", "Indian/Reunion").map(local);
    expect(checks).toContain("2026-03-26T06:26");
    expect(checks).not.toContain("2026-03-26T07:26");
  });

  it("makes up for nothing that a stopped worker missed", () => {
    const createdAt = Temporal.Instant.from("2026-03-25T20:05:00+01:00");
    const back = Temporal.Instant.from("2026-03-26T04:00:00+01:00");
    expect(nextCheck(createdAt, back, PAYFIP_ZONE)?.toString()).toBe("2026-03-26T03:26:00Z");
  });

  it("stops after a year", () => {
    const createdAt = Temporal.Instant.from("2026-03-25T20:05:00+01:00");
    expect(nextCheck(createdAt, Temporal.Instant.from("2027-03-25T19:05:01Z"), PAYFIP_ZONE)).toBeUndefined();
  });

  it("is every few seconds for a minute at most where the payer waits", () => {
    expect(RETURN_POLL.everySeconds).toBeLessThanOrEqual(5);
    expect(RETURN_POLL.forSeconds).toBeLessThanOrEqual(60);
  });

  it("goes forward, never twice within a minute, and ends within a year, whenever it starts", () => {
    const minute = fc.integer({ min: 0, max: 2 * 525_600 });
    const zone = fc.constantFrom("Europe/Paris", "Indian/Reunion", "America/Martinique", "Pacific/Noumea");
    fc.assert(
      fc.property(minute, zone, (minutes, where) => {
        const createdAt = Temporal.Instant.from("2026-01-01T00:00:00Z").add({ minutes });
        const checks = planOf(createdAt.toString(), where).map((check) => check.epochMilliseconds);
        const gaps = checks.map((check, at) => check - (checks[at - 1] ?? createdAt.epochMilliseconds));
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2 * 60_000);
        expect(checks.at(-1)).toBeLessThanOrEqual(createdAt.epochMilliseconds + 366 * 86_400_000);
        expect(checks.length).toBeLessThan(100);
      }),
      { numRuns: 30 },
    );
  });
});
