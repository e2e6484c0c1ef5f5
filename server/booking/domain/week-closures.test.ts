import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { type ChildDay, closuresOf } from "./week-closures";

const strike = {
  tag: "closure",
  label: "Grève",
  firstDay: localDate("2026-12-03"),
  lastDay: localDate("2026-12-03"),
} as const;
const snow = { ...strike, label: "Neige" } as const;
const day = (on: string, reason: ChildDay["reason"], activity = "Cantine", childId = "ada"): ChildDay => ({
  childId,
  day: localDate(on),
  activity,
  reason,
});

describe("the closed days of a week (C3)", () => {
  it("leave out what is closed every week", () => {
    const days = [day("2026-12-02", { tag: "no_school_wednesday" }), day("2026-12-05", { tag: "weekend" })];
    expect(closuresOf(days)).toEqual([]);
  });

  it("name the activity only when another one opens, or is closed for another reason", () => {
    const [canteen, care] = [day("2026-12-03", strike), day("2026-12-03", strike, "Garderie")];
    expect(closuresOf([canteen, care]).map(({ activity, reason }) => [activity, reason])).toEqual([[null, "Grève"]]);
    expect(closuresOf([canteen, { ...care, reason: null }]).map(({ activity }) => activity)).toEqual(["Cantine"]);
    expect(closuresOf([canteen, { ...care, reason: snow }]).map(({ activity }) => activity)).toEqual([
      "Cantine",
      "Garderie",
    ]);
    const off = { ...care, reason: { tag: "not_open_weekday", weekday: 4 } } as const;
    expect(closuresOf([canteen, off]).map(({ activity }) => activity)).toEqual([null]);
  });

  it("join days in a row for one reason, over a Wednesday, child by child", () => {
    const days = [
      day("2026-12-01", strike),
      day("2026-12-02", { tag: "no_school_wednesday" }),
      day("2026-12-03", strike),
      day("2026-12-03", strike, "Cantine", "tom"),
      day("2026-12-04", null),
    ];
    expect(closuresOf(days).map(({ childId, first, last }) => [childId, first, last])).toEqual([
      ["ada", "2026-12-01", "2026-12-03"],
      ["tom", "2026-12-03", "2026-12-03"],
    ]);
    const apart = [day("2026-12-01", strike), day("2026-12-03", null), day("2026-12-04", strike)];
    expect(closuresOf(apart)).toHaveLength(2);
  });
});
