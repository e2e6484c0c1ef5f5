import { describe, expect, it } from "vitest";
import { type Candidate, matchPivot } from "./match-pivot";
import type { NamedPivot } from "./pivot";

const identity: NamedPivot = {
  birthName: "DUBOIS",
  usageName: "MARTIN",
  firstNames: ["Angela", "Claire", "Louise"],
  gender: "female",
  birthdate: "1962-08-24",
  birthplace: "75107",
  birthcountry: "99100",
};

function person(over: Partial<Candidate> = {}): Candidate {
  return { ...identity, personId: "p1", usageName: "", taken: false, ...over };
}

describe("who an identity is (protocols 1.9, A4)", () => {
  it("is the one person whose six fields agree", () => {
    const written = person({ birthName: "Dubois", firstNames: ["angela claire", "LOUISE"] });
    expect(matchPivot(identity, [written])).toEqual({ kind: "full", personId: "p1" });
  });

  it.each<[string, Partial<Candidate>]>([
    ["no birthplace in our dossier", { birthplace: "" }],
    ["no country in our dossier", { birthcountry: "" }],
    ["no birth date in our dossier", { birthdate: "" }],
    ["a year only", { birthdate: "1962" }],
    ["no gender in our dossier", { gender: "unspecified" }],
    ["another birthplace", { birthplace: "69382" }],
    ["another gender", { gender: "male" }],
    ["recorded under the name of use", { birthName: "Martin" }],
    ["with the name of use beside", { birthName: "Autre", usageName: "Dubois" }],
    ["one first name only", { firstNames: ["Angela"] }],
    ["the second first name only", { firstNames: ["Claire"] }],
    ["day and month exchanged", { birthdate: "1962-24-08" }],
    ["a slip in the year", { birthdate: "1926-08-24" }],
    ["somebody else's login is attached", { taken: true }],
  ])("is doubtful: %s", (_, over) => {
    expect(matchPivot(identity, [person(over)])).toEqual({ kind: "doubtful", personIds: ["p1"] });
  });

  it.each<[string, Partial<Candidate>]>([
    ["a homonym born another day", { birthdate: "1985-03-11" }],
    ["a homonym born the same year, on another day", { birthdate: "1962-03-11" }],
    ["a sister", { firstNames: ["Sophie"] }],
    ["another name", { birthName: "Durand" }],
    ["no first name to compare", { firstNames: [] }],
    ["a first name that only begins the same", { firstNames: ["Angelabella"] }],
    ["the same e-mail is no reason", { birthName: "Durand", firstNames: ["Paul"] }],
  ])("is nobody we know: %s", (_, over) => {
    expect(matchPivot(identity, [person(over)])).toEqual({ kind: "none" });
  });

  it("is doubtful when two persons agree in all: neither is shown, neither is taken", () => {
    const match = matchPivot(identity, [person(), person({ personId: "p2" })]);
    expect(match).toEqual({ kind: "doubtful", personIds: ["p1", "p2"] });
  });

  it("prefers the full match to a near homonym", () => {
    const match = matchPivot(identity, [person({ personId: "p2", birthplace: "" }), person()]);
    expect(match).toEqual({ kind: "full", personId: "p1" });
  });

  it("is never full when the identity itself lacks a field", () => {
    for (const missing of [{ birthplace: "" }, { gender: "unspecified" }, { birthdate: "1962-00-00" }]) {
      const partial = { ...identity, ...missing };
      expect(matchPivot(partial, [person({ ...missing })])).toEqual({ kind: "doubtful", personIds: ["p1"] });
    }
  });

  it("knows nobody in an empty town", () => {
    expect(matchPivot(identity, [])).toEqual({ kind: "none" });
  });
});
