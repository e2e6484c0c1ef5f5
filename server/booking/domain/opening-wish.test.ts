import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { isSameWish, type OpeningWish, windowOf, wishOf } from "./opening-wish";

const PLACE = {
  zone: "Europe/Paris",
  schools: [
    { id: "petits", name: "École maternelle Curie", level: "maternelle" as const },
    { id: "grands", name: "École élémentaire Zola", level: "elementaire" as const },
  ],
  firstDay: localDate("2026-09-01"),
  lastDay: localDate("2027-07-02"),
};

const wish = (over: Partial<OpeningWish> = {}): OpeningWish => ({
  kind: "booking",
  opens: "2026-08-18T08:00",
  closes: null,
  first: null,
  last: null,
  residences: [],
  schoolIds: [],
  levels: [],
  ...over,
});

const read = (over: Partial<OpeningWish>) => windowOf(wish(over), PLACE);

describe("windowOf", () => {
  it("is the moment that the town's clock shows, summer and winter", () => {
    const opensAt = (opens: string) => {
      const made = read({ opens });
      return made.ok ? made.value.opensAt.toString() : made.error.tag;
    };
    expect(opensAt("2026-08-18T08:00")).toBe("2026-08-18T06:00:00Z");
    expect(opensAt("2026-12-01T08:00")).toBe("2026-12-01T07:00:00Z");
  });

  it("reads an hour that the change of hour repeats or skips to the families' advantage", () => {
    const both = (day: string) => {
      const made = read({ opens: `${day}T02:30`, closes: `${day}T02:30` });
      return made.ok ? [made.value.opensAt.toString(), made.value.closesAt?.toString()] : [made.error.tag];
    };
    expect(both("2026-10-25")).toEqual(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]);
    expect(both("2027-03-28")).toEqual(["2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z"]);
  });

  it.each<[string, Partial<OpeningWish>, object]>([
    ["closes before it opens", { closes: "2026-08-18T07:59" }, { tag: "OpeningClosesBeforeOpening" }],
    ["closes as it opens", { closes: "2026-08-18T08:00" }, { tag: "OpeningClosesBeforeOpening" }],
    [
      "a day before the activity",
      { first: localDate("2026-08-31") },
      { tag: "OpeningOutsideActivity", field: "first" },
    ],
    ["a day after it", { last: localDate("2027-07-03") }, { tag: "OpeningOutsideActivity", field: "last" }],
    [
      "days the wrong way round",
      { first: localDate("2026-12-01"), last: localDate("2026-11-30") },
      { tag: "OpeningDaysReversed" },
    ],
    ["days of an enrolment", { kind: "enrolment", last: localDate("2026-12-01") }, { tag: "OpeningDaysOfEnrolment" }],
    ["levels of no school", { schoolIds: ["petits"], levels: ["CP"] }, { tag: "OpeningForNobody" }],
    ["a school of another town", { schoolIds: ["ailleurs"] }, { tag: "OpeningSchoolNotFound" }],
  ])("refuses %s", (_, over, error) => {
    expect(read(over)).toMatchObject({ ok: false, error });
  });

  it("takes one day, and levels that one of the schools has", () => {
    const day = localDate("2026-12-01");
    expect(read({ first: day, last: day }).ok).toBe(true);
    expect(read({ schoolIds: ["petits", "grands"], levels: ["CP"] }).ok).toBe(true);
  });

  it("gives back the wish that wrote it, whatever the order of its lists", () => {
    const asked = wish({
      closes: "2026-09-01T18:30",
      first: localDate("2026-09-01"),
      residences: ["interco", "commune"],
      schoolIds: ["grands", "petits"],
      levels: ["CP", "PS"],
    });
    const made = windowOf(asked, PLACE);
    if (!made.ok) throw new Error(made.error.tag);
    expect(isSameWish(wishOf(made.value, PLACE.zone), asked)).toBe(true);
    expect(isSameWish(wishOf(made.value, PLACE.zone), { ...asked, levels: ["CP"] })).toBe(false);
  });
});
