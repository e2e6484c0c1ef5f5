import { describe, expect, it } from "vitest";
import { type Audience, isForNobody } from "./audience";
import { describeAudience } from "./audience.fr";

const NOBODY_NAMED: Audience = { residences: [], schools: [], levels: [] };
const school = (name: string) => ({ id: name, name });

describe("describeAudience", () => {
  it.each<[Partial<Audience>, string]>([
    [{}, "à tous"],
    [{ residences: ["commune", "interco", "outside"] }, "à tous"],
    [{ residences: ["commune"] }, "aux habitants de la commune"],
    [{ residences: ["interco", "commune"] }, "aux habitants de l’intercommunalité"],
    [{ residences: ["interco"] }, "aux habitants d’une autre commune de l’intercommunalité"],
    [{ residences: ["outside"] }, "aux habitants d’une commune hors de l’intercommunalité"],
    [{ residences: ["interco", "outside"] }, "aux habitants d’une autre commune"],
    [{ residences: ["commune", "outside"] }, "aux habitants de la commune ou hors de l’intercommunalité"],
    [{ levels: ["CP", "CE1", "CE2"] }, "aux enfants en CP, CE1 ou CE2"],
    [{ schools: [school("Groupe scolaire Jean-Moulin")] }, "aux enfants du groupe scolaire Jean-Moulin"],
    [
      { schools: [school("École Zola"), school("École Curie")], levels: ["CP"], residences: ["outside"] },
      "aux enfants de l’école Zola ou de l’école Curie en CP qui habitent hors de l’intercommunalité",
    ],
  ])("says %j", (named, expected) => {
    expect(describeAudience({ ...NOBODY_NAMED, ...named })).toBe(expected);
  });
});

describe("isForNobody", () => {
  it("finds levels that none of the schools teaches", () => {
    expect(isForNobody(["maternelle"], ["CP"])).toBe(true);
    expect(isForNobody(["maternelle", "elementaire"], ["CP"])).toBe(false);
    expect(isForNobody(["primaire"], ["PS", "CM2"])).toBe(false);
  });

  it("is not said of a list left empty", () => {
    expect(isForNobody([], ["CP"])).toBe(false);
    expect(isForNobody(["maternelle"], [])).toBe(false);
  });
});
