import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { type ChildEnrolments, childrenToEnrol, type EnrolmentsView, enrolmentNews, NO_NEWS } from "./enrolments-view";

const [first, last] = [localDate("2026-09-01"), localDate("2027-07-02")];
const FREE = [{ firstDay: first, lastDay: last, next: null }];

function line(firstName: string, over: Partial<ChildEnrolments> = {}): ChildEnrolments {
  return { childId: firstName, firstName, enrolments: [], request: null, free: FREE, why: null, ...over };
}

function request(status: "pending" | "refused", kind: "inscription" | "desinscription" = "inscription") {
  const days = { firstDay: first, lastDay: last };
  return { id: "r", kind, status, ...days, comment: "", askedAt: "2026-11-28T09:00:00Z", askedBy: "", reason: null };
}

function view(...activities: (readonly [string, readonly ChildEnrolments[]])[]): Pick<EnrolmentsView, "activities"> {
  return {
    activities: activities.map(([name, children]) => ({ id: name, name, firstDay: first, lastDay: last, children })),
  };
}

const enrolled = { enrolments: [{ id: "e", firstDay: first, lastDay: last, canEnd: true }], free: [] };

describe("what the home page says of enrolments", () => {
  it.each<[string, ChildEnrolments, Partial<typeof NO_NEWS>]>([
    ["nobody has asked", line("Ana"), { toEnrol: ["Ana"] }],
    ["asked", line("Ana", { request: request("pending"), free: [] }), { waiting: ["Ana (Cantine)"] }],
    ["refused", line("Ana", { request: request("refused") }), { refused: ["Ana (Cantine)"] }],
    [
      "shut",
      line("Ana", { free: [], why: "Les inscriptions sont fermées." }),
      { shut: ["Ana (Cantine)\u00a0: Les inscriptions sont fermées."] },
    ],
    ["enrolled", line("Ana", enrolled), {}],
    [
      "the end of an enrolment is asked",
      line("Ana", { ...enrolled, request: request("pending", "desinscription") }),
      {},
    ],
    [
      "the end of an enrolment is refused",
      line("Ana", { ...enrolled, request: request("refused", "desinscription") }),
      {},
    ],
  ])("%s", (_, child, news) => {
    expect(enrolmentNews(view(["Cantine", [child]]))).toEqual({ ...NO_NEWS, ...news });
  });

  it("asks nothing about a child who is in one activity, and says once what waits in another", () => {
    const both = view(
      ["Cantine", [line("Ana", enrolled)]],
      ["Garderie", [line("Ana", { request: request("pending"), free: [] })]],
    );
    expect(enrolmentNews(both)).toEqual({ ...NO_NEWS, waiting: ["Ana (Garderie)"] });
    expect(childrenToEnrol(both)).toEqual([]);
  });

  it("names once a child who may be asked for in one activity, whatever the other says", () => {
    const half = view(
      ["Cantine", [line("Ana", { free: [], why: "Fermé." })]],
      ["Garderie", [line("Ana"), line("Ben")]],
    );
    expect(enrolmentNews(half)).toEqual({ ...NO_NEWS, toEnrol: ["Ana", "Ben"] });
  });
});
