import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { noSchoolUntil, type Schooling, type SchoolPath, schoolingOn, staysOf } from "./schooling";
import { schoolChanges } from "./schooling.fr";

const schoolOf = (name: string): Schooling => ({
  schoolId: name,
  schoolName: `École ${name}`,
  schoolCode: "",
  classKind: "ordinaire",
});
const [A, B] = [schoolOf("A"), schoolOf("B")];
const NONE: Schooling = { schoolId: null, schoolName: "", schoolCode: "", classKind: "ordinaire" };
const FROM = localDate("2027-02-01");
const moved: SchoolPath = { schooling: B, schoolFrom: FROM, formerSchooling: A };
const arrives: SchoolPath = { schooling: B, schoolFrom: FROM, formerSchooling: null };
const leaves: SchoolPath = { schooling: NONE, schoolFrom: FROM, formerSchooling: A };
const always: SchoolPath = { schooling: B, schoolFrom: null, formerSchooling: null };

describe("the school of a child on a day (D3)", () => {
  it.each([
    ["always there", always, "2026-09-01", "B", null],
    ["the eve of the first day", moved, "2027-01-31", "A", null],
    ["the first day", moved, "2027-02-01", "B", null],
    ["the eve, where no school was known", arrives, "2027-01-31", null, FROM],
    ["the first day, where none was known", arrives, "2027-02-01", "B", null],
    ["the eve of leaving the town’s schools", leaves, "2027-01-31", "A", null],
    ["out of the town’s schools", leaves, "2027-02-01", null, null],
  ] as const)("%s", (_what, child, day, school, until) => {
    expect(schoolingOn(child, localDate(day)).schoolId).toBe(school);
    expect(noSchoolUntil(child, localDate(day))).toBe(until);
  });
});

describe("the schools of a child over some days", () => {
  it.each([
    ["one, always", always, "2027-01-01", "2027-02-28", ["B 2027-01-01 2027-02-28"]],
    [
      "two, when the first day falls among them",
      moved,
      "2027-01-15",
      "2027-02-15",
      ["A 2027-01-15 2027-01-31", "B 2027-02-01 2027-02-15"],
    ],
    ["the new one, from its very first day", moved, "2027-02-01", "2027-02-28", ["B 2027-02-01 2027-02-28"]],
    ["the former one, until the eve", moved, "2027-01-01", "2027-01-31", ["A 2027-01-01 2027-01-31"]],
    [
      "two, when the last day is the first one there",
      moved,
      "2027-01-31",
      "2027-02-01",
      ["A 2027-01-31 2027-01-31", "B 2027-02-01 2027-02-01"],
    ],
  ] as const)("%s", (_what, child, first, last, stays) => {
    const found = staysOf(child, { first: localDate(first), last: localDate(last) });
    expect(found.map((stay) => [stay.schoolId, stay.first, stay.last].join(" "))).toEqual(stays);
  });

  it("are told where there are two", () => {
    const period = { first: localDate("2027-01-15"), last: localDate("2027-02-15") };
    const children = [moved, always, arrives, leaves].map((path, id) => ({ id: `${id}`, firstName: "Léa", ...path }));
    expect(
      schoolChanges(children, period).map(({ childId, text }) => [childId, text.replaceAll("\u00a0", " ")]),
    ).toEqual([
      ["0", "Jusqu’au 31 janvier 2027 : École A ; à partir du 1er février 2027 : École B."],
      ["2", "Jusqu’au 31 janvier 2027 : aucune école de la ville ; à partir du 1er février 2027 : École B."],
      ["3", "Jusqu’au 31 janvier 2027 : École A ; à partir du 1er février 2027 : aucune école de la ville."],
    ]);
    expect(schoolChanges(children, { ...period, last: localDate("2027-01-31") })).toEqual([]);
  });
});
