import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { type Attended, type DocumentType, type FiledDocument, isToSend, neededDocuments } from "./needed-documents";

const moment = {
  today: localDate("2026-11-23"),
  alertDays: 30,
  scope: { kind: "attended", attended: [] },
} as const;
const type = (over: Partial<DocumentType>): DocumentType => ({
  id: "home",
  code: "domicile",
  label: "Justificatif de domicile",
  hint: "",
  audience: "family",
  required: true,
  validityMonths: 12,
  health: false,
  activities: [],
  activityNames: [],
  ...over,
});
const insurance = type({ id: "insurance", audience: "child" });
const children = [
  { id: "lou", firstName: "Lou" },
  { id: "max", firstName: "Max" },
];
const filed = (over: Partial<FiledDocument>): FiledDocument => ({
  typeId: "home",
  childId: null,
  status: "accepted",
  validUntil: null,
  ...over,
});
const stateOf = (...documents: FiledDocument[]) => neededDocuments([type({})], [], documents, moment)[0]?.state;

describe("what is missing", () => {
  it("asks once for the household, and once for each child", () => {
    const needs = neededDocuments([type({}), insurance, type({ id: "x", required: false })], children, [], moment);
    expect(needs.map(({ type: { id }, child, state }) => [id, child?.firstName ?? null, state])).toEqual([
      ["home", null, "missing"],
      ["insurance", "Lou", "missing"],
      ["insurance", "Max", "missing"],
    ]);
  });

  describe("for some activities only (D11)", () => {
    const swimming = type({ id: "swimming", audience: "child", activities: ["natation", "voile"] });
    const home = type({ id: "home-of-sport", activities: ["voile"] });
    const lou = (activity: string, asked = false): Attended => ({
      ...{ childId: "lou", activity, lastDay: localDate("2027-07-02"), asked },
    });
    const asked = (...attended: Attended[]) =>
      neededDocuments([type({}), swimming, home], children, [], {
        ...moment,
        scope: { kind: "attended", attended },
      }).map((need) => [need.type.id, need.child?.id ?? null]);

    it.each<[string, Attended[], (string | null)[][]]>([
      ["nobody who is in none of them", [lou("cantine")], []],
      ["the child who is in one, not of its brother", [lou("natation")], [["swimming", "lou"]]],
      ["the child for whom it is asked", [lou("natation", true)], [["swimming", "lou"]]],
      [
        "the household once for any of its children",
        [lou("voile")],
        [
          ["swimming", "lou"],
          ["home-of-sport", null],
        ],
      ],
      [
        "a child once, in two of them",
        [lou("voile"), lou("natation")],
        [
          ["swimming", "lou"],
          ["home-of-sport", null],
        ],
      ],
    ])("are asked of %s", (_whom, attended, needs) => {
      expect(asked(...attended)).toEqual([["home", null], ...needs]);
    });

    it("are what an enrolment in one asks of every child, with what is asked of everybody, and nothing of the others", () => {
      const ofAsking = (activity: string) =>
        neededDocuments([type({}), swimming, home], children, [], {
          ...moment,
          scope: { kind: "asking", activity },
        }).map((need) => [need.type.id, need.child?.id ?? null]);
      expect(ofAsking("natation")).toEqual([
        ["home", null],
        ["swimming", "lou"],
        ["swimming", "max"],
      ]);
      for (const other of ["cantine", ""]) expect(ofAsking(other)).toEqual([["home", null]]);
    });
  });

  it.each([
    ["2026-11-22", "expired"],
    ["2026-11-23", "ending"],
    ["2026-12-23", "ending"],
    ["2026-12-24", "accepted"],
  ])("a document good until %s is %s", (until, state) => {
    expect(stateOf(filed({ validUntil: localDate(until) }))).toBe(state);
  });

  it("is to be renewed as long before its end as the town says", () => {
    const documents = [filed({ validUntil: localDate("2026-12-23") })];
    const states = [29, 30].map((alertDays) => neededDocuments([type({})], [], documents, { ...moment, alertDays }));
    expect(states.map(([need]) => need?.state)).toEqual(["accepted", "ending"]);
  });

  it("says the furthest that the documents together got", () => {
    expect(stateOf(filed({}))).toBe("accepted");
    expect(stateOf(filed({ status: "pending" }), filed({ status: "refused" }))).toBe("pending");
    expect(stateOf(filed({ status: "refused" }))).toBe("refused");
    expect(stateOf(filed({ status: "withdrawn" }))).toBe("missing");
    expect(stateOf(filed({ status: "withdrawn" }), filed({ status: "refused" }))).toBe("refused");
    expect(stateOf(filed({ status: "pending" }), filed({ validUntil: localDate("2026-11-25") }))).toBe("pending");
    expect(stateOf(filed({ status: "refused" }), filed({ validUntil: localDate("2027-11-25") }))).toBe("accepted");
  });

  it("does not take a child's document for a sibling's", () => {
    const needs = neededDocuments([insurance], children, [filed({ typeId: "insurance", childId: "lou" })], moment);
    expect(needs.map(({ state }) => state)).toEqual(["accepted", "missing"]);
    expect(needs.map(isToSend)).toEqual([false, true]);
  });
});
