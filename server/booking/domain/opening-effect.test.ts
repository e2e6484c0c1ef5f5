import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Audience } from "@/server/catalogue/domain";
import { localDate } from "@/server/platform/dates";
import { type ChildGroup, openingEffect } from "./opening-effect";
import type { NewOpening } from "./opening-wish";

const NOW = Temporal.Instant.from("2026-08-01T10:00:00Z");
const ACTIVITY = { firstDay: localDate("2026-09-01"), lastDay: localDate("2027-07-02") };
const AUTUMN = { firstDay: localDate("2026-09-01"), lastDay: localDate("2026-12-18") };
const WINTER = { firstDay: localDate("2027-01-04"), lastDay: localDate("2027-02-12") };
const EVERYBODY: Audience = { residences: [], schools: [], levels: [] };
const RESIDENTS: Audience = { ...EVERYBODY, residences: ["commune"] };

const window = (over: Partial<NewOpening> = {}): NewOpening => ({
  kind: "booking",
  opensAt: Temporal.Instant.from("2026-08-18T06:00:00Z"),
  closesAt: null,
  firstDay: null,
  lastDay: null,
  audience: EVERYBODY,
  ...over,
});

const group = (residences: ChildGroup["residences"], count: number): ChildGroup => ({
  schoolId: null,
  level: "CP",
  residences,
  count,
});
const GROUPS = [group(["commune"], 100), group(["outside"], 20), group(["commune", "outside"], 3)];

const effect = (about: NewOpening, windows: readonly NewOpening[] = [about]) =>
  openingEffect(GROUPS, about, windows, ACTIVITY, NOW);

describe("openingEffect", () => {
  it("counts whom it is for, a child of two homes by either, and whom nothing is for", () => {
    expect(effect(window({ audience: RESIDENTS }))).toEqual({ children: 123, meant: 103, leftOut: 20 });
    expect(effect(window())).toEqual({ children: 123, meant: 123, leftOut: 0 });
  });

  it("leaves nobody out whom another window of the same days is for", () => {
    const first = window({ ...AUTUMN, audience: RESIDENTS });
    expect(effect(first, [first, window(AUTUMN)]).leftOut).toBe(0);
    expect(effect(first, [first, window(WINTER)]).leftOut).toBe(20);
    expect(effect(first, [first, window({ ...AUTUMN, lastDay: localDate("2026-12-17") })]).leftOut).toBe(20);
    expect(effect(first, [first, window({ ...AUTUMN, kind: "enrolment" })]).leftOut).toBe(20);
  });

  it("does not count on a window that is over", () => {
    const first = window({ audience: RESIDENTS });
    const over = window({
      opensAt: Temporal.Instant.from("2026-06-01T06:00:00Z"),
      closesAt: Temporal.Instant.from("2026-07-01T06:00:00Z"),
    });
    expect(effect(first, [first, over]).leftOut).toBe(20);
  });

  it("leaves nobody out once nothing is left: the days are open to all again", () => {
    expect(effect(window({ audience: RESIDENTS }), []).leftOut).toBe(0);
  });

  it("asks no day of enrolments", () => {
    const enrolments = window({ kind: "enrolment", audience: RESIDENTS });
    expect(effect(enrolments).leftOut).toBe(20);
    expect(effect(enrolments, [enrolments, window()]).leftOut).toBe(20);
    expect(effect(enrolments, [enrolments, window({ kind: "enrolment" })]).leftOut).toBe(0);
  });
});
