import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDate } from "@/server/platform/dates";
import type { QuotientReference } from "./fee-schedule";
import { type QuotientRecord, quotientAppliesFrom, quotientInForce } from "./reference-quotient";

function record(quotientFamilial: number, asOf: string, knownOn = asOf, reportedByFamily = true): QuotientRecord {
  return { quotientFamilial, asOf: localDate(asOf), knownOn: localDate(knownOn), reportedByFamily };
}

function on(reference: QuotientReference, records: readonly QuotientRecord[], day: string): number | null {
  return quotientInForce(reference, records, localDate(day))?.record.quotientFamilial ?? null;
}

const yearly: QuotientReference = { referenceDay: { month: 3, day: 31 }, changes: "monthAfter" };

describe("Fay-aux-Loges: the quotient of 31 March, changed the month after a report", () => {
  const records = [
    record(720, "2025-08-20"),
    record(500, "2025-10-01", "2025-11-15"),
    record(900, "2026-02-01", "2026-02-01", false),
    record(910, "2026-05-02", "2026-05-02", false),
  ];

  it.each([
    ["2025-08-19", null],
    ["2025-08-20", 720],
    ["2025-11-15", 720],
    ["2025-11-30", 720],
    ["2025-12-01", 500],
    ["2026-03-30", 500],
    ["2026-03-31", 900],
    ["2027-03-30", 900],
    ["2027-03-31", 910],
  ])("on %s is %s", (day, expected) => {
    expect(on(yearly, records, day)).toBe(expected);
  });

  it("applies a yearly reading of the reference day itself from that day", () => {
    const inTime = [record(720, "2025-08-20"), record(900, "2026-02-01", "2026-03-31", false)];
    expect(on(yearly, inTime, "2026-03-30")).toBe(720);
    expect(on(yearly, inTime, "2026-03-31")).toBe(900);
  });

  it("applies a yearly reading that arrives late from the month after, never backwards", () => {
    const late = [record(720, "2025-08-20"), record(900, "2026-03-31", "2026-04-05", false)];
    expect(on(yearly, late, "2026-04-30")).toBe(720);
    expect(on(yearly, late, "2026-05-01")).toBe(900);
  });
});

describe("other rules", () => {
  const records = [record(720, "2025-08-20"), record(500, "2026-01-31")];

  it.each<[QuotientReference["changes"], string, string]>([
    ["sameDay", "2026-01-30", "2026-01-31"],
    ["monthAfter", "2026-01-31", "2026-02-01"],
    ["nextReferenceDay", "2026-03-30", "2026-03-31"],
  ])("%s: still the old one on %s, the new one on %s", (changes, before, after) => {
    const reference: QuotientReference = { referenceDay: { month: 3, day: 31 }, changes };
    expect(on(reference, records, before)).toBe(720);
    expect(on(reference, records, after)).toBe(500);
  });

  it("takes what the town reads by itself like a report, without reference day", () => {
    const reference: QuotientReference = { referenceDay: null, changes: "monthAfter" };
    const read = [record(720, "2025-08-20"), record(500, "2025-12-10", "2025-12-12", false)];
    expect(on(reference, read, "2025-12-31")).toBe(720);
    expect(on(reference, read, "2026-01-01")).toBe(500);
  });

  it.each(["monthAfter", "sameDay", "nextReferenceDay"] as const)(
    "%s: takes the last of two of one month, when the fund worked it out again",
    (changes) => {
      const reference: QuotientReference = { referenceDay: { month: 3, day: 31 }, changes };
      const again = [
        record(720, "2025-08-20"),
        record(500, "2025-11-01", "2025-11-05"),
        record(550, "2025-11-01", "2025-11-20"),
        record(560, "2025-11-01", "2025-11-20"),
      ];
      expect(on(reference, again, "2026-04-01")).toBe(560);
      expect(on(reference, again.slice(1), "2025-12-31")).toBe(changes === "nextReferenceDay" ? 500 : 560);
    },
  );

  it("takes the one known last of two of one month, whichever was written down last", () => {
    const reference: QuotientReference = { referenceDay: null, changes: "monthAfter" };
    const written = [record(500, "2025-11-01", "2025-11-20"), record(550, "2025-11-01", "2025-11-05")];
    expect(on(reference, [record(720, "2025-08-20"), ...written], "2025-12-01")).toBe(500);
  });

  it("says from when on each record counts", () => {
    const reference: QuotientReference = { referenceDay: null, changes: "monthAfter" };
    const [first, second] = records;
    if (!first || !second) throw new Error("two records expected");
    expect(quotientAppliesFrom(reference, records, first)).toBe("2025-08-20");
    expect(quotientAppliesFrom(reference, records, second)).toBe("2026-02-01");
  });

  it("has none without a record", () => {
    expect(on(yearly, [], "2026-01-01")).toBeNull();
  });

  it("never applies a quotient before the town knew it", () => {
    const start = localDate("2025-01-01");
    const drawn = fc.record({
      asOf: fc.nat(700),
      delay: fc.nat(90),
      reportedByFamily: fc.boolean(),
      quotientFamilial: fc.nat(3000),
    });
    const references = fc.record({
      referenceDay: fc.option(fc.constant({ month: 3, day: 31 })),
      changes: fc.constantFrom("monthAfter" as const, "sameDay" as const, "nextReferenceDay" as const),
    });
    fc.assert(
      fc.property(references, fc.array(drawn, { maxLength: 8 }), fc.nat(900), (reference, list, offset) => {
        const records = list.map(({ asOf, delay, reportedByFamily, quotientFamilial }) => ({
          asOf: addDays(start, asOf),
          knownOn: addDays(start, asOf + delay),
          reportedByFamily,
          quotientFamilial,
        }));
        const day = addDays(start, offset);
        const inForce = quotientInForce(reference, records, day);
        if (inForce === null) expect(records.every(({ knownOn }) => knownOn > day)).toBe(true);
        else expect(inForce.record.knownOn <= inForce.appliesFrom && inForce.appliesFrom <= day).toBe(true);
      }),
    );
  });
});
