import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import type { Audience, AudienceChild } from "./audience";
import { type OpeningQuestion, type OpeningWindow, openingOf } from "./opening-window";
import { describeOpening } from "./opening-window.fr";

const ZONE = "Europe/Paris";
const instant = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant();
const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");

const JAURES = { id: "jaures", name: "École primaire Jean Jaurès" };
const CURIE = { id: "curie", name: "École primaire Marie Curie" };
const EVERYBODY: Audience = { residences: [], schools: [], levels: [] };
const RESIDENTS: Audience = { ...EVERYBODY, residences: ["commune"] };
const OF_JAURES: Audience = { ...EVERYBODY, schools: [JAURES] };

const resident: AudienceChild = { residence: "commune", schoolId: JAURES.id, level: "CP" };
const neighbour: AudienceChild = { residence: "outside", schoolId: CURIE.id, level: "" };

function window(opens: string, closes: string | null, more: Partial<OpeningWindow> = {}): OpeningWindow {
  return {
    id: `${opens}-${closes}`,
    kind: "booking",
    opensAt: instant(opens),
    closesAt: closes === null ? null : instant(closes),
    firstDay: null,
    lastDay: null,
    audience: EVERYBODY,
    version: 1,
    ...more,
  };
}

/** Residents first, everybody a week later, for the days of autumn. */
const autumn = { firstDay: localDate("2026-09-01"), lastDay: localDate("2026-12-18") };
const twoSteps = [
  window("2026-08-18T08:00", null, { ...autumn, audience: RESIDENTS }),
  window("2026-08-25T08:00", null, autumn),
];

function told(windows: readonly OpeningWindow[], now: string, asked: Partial<OpeningQuestion> = {}) {
  const question = { kind: "booking" as const, day: localDate("2026-09-03"), child: resident, ...asked };
  return plain(describeOpening(openingOf(windows, question, instant(now)), question.kind, ZONE)) ?? "open";
}

describe("openingOf", () => {
  it("is open where the town sets no window, of this kind, for this day", () => {
    expect(told([], "2026-08-01T12:00")).toBe("open");
    expect(told(twoSteps, "2026-08-01T12:00", { day: localDate("2027-01-05") })).toBe("open");
    expect(told(twoSteps, "2026-08-01T12:00", { kind: "enrolment" })).toBe("open");
  });

  it.each([
    ["2026-08-18T07:59:59", "les réservations ouvriront le mardi 18 août à 8 h"],
    ["2026-08-18T08:00", "open"],
    ["2026-08-25T08:00", "open"],
  ])("opens to residents to the second: %s", (now, expected) => {
    expect(told(twoSteps, now)).toBe(expected);
  });

  it.each([
    ["2026-08-18T08:00", "les réservations ouvriront le mardi 25 août à 8 h"],
    ["2026-08-25T07:59:59", "les réservations ouvriront le mardi 25 août à 8 h"],
    ["2026-08-25T08:00", "open"],
  ])("opens to others when their own time comes: %s", (now, expected) => {
    expect(told(twoSteps, now, { child: neighbour })).toBe(expected);
  });

  it("holds through the last minute, then says since when it is closed", () => {
    const summer = [window("2026-06-01T08:00", "2026-07-31T18:00")];
    expect(told(summer, "2026-07-31T18:00:59")).toBe("open");
    expect(told(summer, "2026-07-31T18:01")).toBe("les réservations sont closes depuis le vendredi 31 juillet à 18 h");
  });

  it("says when it opens again between two windows", () => {
    const twice = [window("2026-06-01T08:00", "2026-06-30T18:00"), window("2026-08-20T08:00", null)];
    expect(told(twice, "2026-07-14T12:00")).toBe("les réservations ouvriront le jeudi 20 août à 8 h");
  });

  it("says whom it is for to a child that no window is for, and nothing of windows that are over", () => {
    const some = [
      window("2026-06-01T08:00", "2026-07-31T18:00", { audience: RESIDENTS }),
      window("2026-06-01T08:00", null, { audience: OF_JAURES }),
      window("2026-09-01T08:00", null, { audience: OF_JAURES }),
    ];
    const asked = { child: neighbour };
    expect(told(some, "2026-06-02T12:00", asked)).toBe(
      "ouvert seulement aux habitants de la commune, ou aux enfants de l’école primaire Jean Jaurès",
    );
    expect(told(some, "2026-08-02T12:00", asked)).toBe("ouvert seulement aux enfants de l’école primaire Jean Jaurès");
    expect(told(some.slice(0, 1), "2026-08-02T12:00", asked)).toContain("closes depuis le vendredi 31 juillet");
  });

  it("asks for all that an audience names: a school, a level, a home", () => {
    const narrow = [
      window("2026-06-01T08:00", null, { audience: { residences: ["commune"], schools: [JAURES], levels: ["CP"] } }),
    ];
    const now = "2026-08-02T12:00";
    expect(told(narrow, now)).toBe("open");
    expect(told(narrow, now, { child: { ...resident, level: "" } })).toContain("en CP qui habitent la commune");
    expect(told(narrow, now, { child: { ...resident, schoolId: null } })).toContain("ouvert seulement");
    expect(told(narrow, now, { child: { ...resident, residence: "interco" } })).toContain("ouvert seulement");
  });

  it("tells until when it is open: the latest end, none when one window has none", () => {
    const question = { kind: "booking" as const, child: resident };
    const ends = (windows: OpeningWindow[]) => openingOf(windows, question, instant("2026-06-15T12:00"));
    const [june, july] = [
      window("2026-06-01T08:00", "2026-06-30T18:00"),
      window("2026-06-01T08:00", "2026-07-31T18:00"),
    ];
    expect(ends([july, june])).toEqual({ tag: "open", until: july.closesAt });
    expect(ends([july, window("2026-06-02T08:00", null)])).toEqual({ tag: "open", until: null });
  });

  it("opens enrolments by their own windows, and says whose they are", () => {
    const year = [window("2026-06-01T08:00", "2026-07-31T23:59", { kind: "enrolment" })];
    expect(told(year, "2026-05-02T12:00", { kind: "enrolment" })).toBe(
      "les inscriptions ouvriront le lundi 1er juin à 8 h",
    );
    const opening = openingOf(twoSteps, { kind: "booking", child: resident }, instant("2026-08-01T12:00"));
    expect(plain(describeOpening(opening, "booking", ZONE, { whose: "pour votre famille" }))).toBe(
      "les réservations ouvriront pour votre famille le mardi 18 août à 8 h",
    );
  });
});
