import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { addDays, localDate } from "@/server/platform/dates";
import { HOME_PLACES, OPENING_KINDS, SCHOOL_LEVELS } from "./choices";
import { type OpeningWindow, openingOf } from "./opening-window";

/** Both changes of hour of the year are in it: 25 October 2026 and 28 March 2027. */
const START = Temporal.Instant.from("2026-10-24T22:00:00Z");
const FIRST = localDate("2026-09-01");
const SCHOOLS = ["jaures", "curie", "zola"] as const;

const anyInstant = fc
  .oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 154 * 24 * 60, max: 154 * 24 * 60 + 240 }))
  .map((minutes) => START.add({ minutes }));
const anyDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays(FIRST, days));
const anyAudience = fc.record({
  residences: fc.subarray([...HOME_PLACES]),
  schools: fc.subarray([...SCHOOLS]).map((ids) => ids.map((id) => ({ id, name: id }))),
  levels: fc.subarray([...SCHOOL_LEVELS], { maxLength: 2 }),
});
const anyWindow: fc.Arbitrary<OpeningWindow> = fc
  .record({
    kind: fc.constantFrom(...OPENING_KINDS),
    opensAt: anyInstant,
    minutes: fc.option(fc.integer({ min: 1, max: 500 })),
    first: fc.option(anyDay),
    length: fc.option(fc.integer({ min: 0, max: 40 })),
    audience: anyAudience,
  })
  .map(({ kind, opensAt, minutes, first, length, audience }) => ({
    id: "window",
    kind,
    opensAt,
    closesAt: minutes === null ? null : opensAt.add({ minutes }),
    firstDay: kind === "booking" ? first : null,
    lastDay: kind === "booking" && length !== null ? addDays(first ?? FIRST, length) : null,
    audience,
    version: 1,
  }));
const anyQuestion = fc.record({
  kind: fc.constantFrom(...OPENING_KINDS),
  day: anyDay,
  child: fc.record({
    residence: fc.constantFrom(...HOME_PLACES),
    schoolId: fc.option(fc.constantFrom(...SCHOOLS)),
    level: fc.constantFrom("", ...SCHOOL_LEVELS),
  }),
});
const someWindows = fc.array(anyWindow, { maxLength: 6 });

const isOpen = (windows: readonly OpeningWindow[], question: Parameters<typeof openingOf>[1], now: Temporal.Instant) =>
  openingOf(windows, question, now).tag === "open";

describe("any windows", () => {
  it("say the same in whatever order they come", () => {
    const shuffled = someWindows.chain((windows) =>
      fc.tuple(fc.constant(windows), fc.shuffledSubarray(windows, { minLength: windows.length })),
    );
    fc.assert(
      fc.property(shuffled, anyQuestion, anyInstant, ([windows, mixed], question, now) => {
        const [one, other] = [openingOf(windows, question, now), openingOf(mixed, question, now)];
        if (one.tag === "not_for") expect(other.tag).toBe("not_for");
        else expect(other).toEqual(one);
      }),
    );
  });

  it("never close to a child because of one more, where there is one about the day already", () => {
    fc.assert(
      fc.property(someWindows, anyWindow, anyQuestion, anyInstant, (windows, more, question, now) => {
        const longBefore = START.subtract({ hours: 24 * 999 });
        const hasOne = !isOpen(windows, question, longBefore);
        fc.pre(hasOne && isOpen(windows, question, now));
        expect(isOpen([...windows, more], question, now)).toBe(true);
      }),
    );
  });

  it("admit at the instant that they announce, and not one second before", () => {
    fc.assert(
      fc.property(someWindows, anyQuestion, anyInstant, (windows, question, now) => {
        const opening = openingOf(windows, question, now);
        fc.pre(opening.tag === "opens_later");
        if (opening.tag !== "opens_later") return;
        expect(isOpen(windows, question, opening.at)).toBe(true);
        expect(isOpen(windows, question, opening.at.subtract({ seconds: 1 }))).toBe(false);
      }),
    );
  });

  it("stay open through the minute that they give as the last, and no longer than it", () => {
    fc.assert(
      fc.property(someWindows, anyQuestion, anyInstant, (windows, question, now) => {
        const opening = openingOf(windows, question, now);
        fc.pre(opening.tag === "open" && opening.until !== null);
        if (opening.tag !== "open" || !opening.until) return;
        expect(isOpen(windows, question, opening.until.add({ seconds: 59 }))).toBe(true);
      }),
    );
  });
});
