import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NamedPivot } from "./pivot";
import type { FundPerson } from "./quotient-reading";
import { agreesWithFile, type ChildOnFile, isSameHousehold } from "./same-household";

const camille: NamedPivot = {
  birthName: "Dubois-Martin",
  usageName: "Éssai",
  firstNames: ["Camille", "Rose"],
  gender: "female",
  birthdate: "1985-04-12",
  birthplace: "69382",
  birthcountry: "99100",
};

const person = (over: Partial<FundPerson> = {}): FundPerson => ({
  birthName: "DUBOIS MARTIN",
  usageName: "",
  firstNames: "CAMILLE ROSE",
  birthdate: "1985-04-12",
  ...over,
});

const child = (over: Partial<ChildOnFile> = {}): ChildOnFile => ({
  firstName: "Zoé",
  lastName: "Essai",
  birthdate: "2018-05-04",
  alternating: false,
  ...over,
});

const zoe: FundPerson = { birthName: "ESSAI", usageName: "", firstNames: "ZOE MARIE", birthdate: "2018-05-04" };
const stranger: FundPerson = { birthName: "AUTRE", usageName: "", firstNames: "LEO", birthdate: "2016-01-01" };

describe("the household of an answer is the one of the dossier (attack 30)", () => {
  const cases: readonly [string, boolean, FundPerson[] | undefined, FundPerson[] | undefined, ChildOnFile[]][] = [
    ["a child in common", true, [person()], [stranger, zoe], [child()]],
    ["no child in common", false, [person()], [stranger], [child()]],
    ["the fund knows no child, the dossier does", false, [person()], [], [child()]],
    ["the adult is not in it", false, [stranger], [zoe], [child()]],
    ["the adult under a name of use", true, [person({ birthName: "X", usageName: "ESSAI" })], [zoe], [child()]],
    ["the adult of another birth", false, [person({ birthdate: "1985-04-13" })], [zoe], [child()]],
    [
      "a child in alternating custody, in the other parent’s file",
      true,
      [person()],
      [],
      [child({ alternating: true })],
    ],
    [
      "one child alternates, the other lives here",
      false,
      [person()],
      [],
      [child({ alternating: true }), child({ firstName: "Noé" })],
    ],
    ["the dossier has no child", true, [person()], [], []],
    ["adults not covered, a child in common", true, undefined, [zoe], [child()]],
    ["adults not covered, children alternate", false, undefined, [], [child({ alternating: true })]],
    ["children not covered", true, [person()], undefined, [child()]],
    ["nothing covered", false, undefined, undefined, [child()]],
  ];
  it.each(cases)("%s: %s", (_, expected, adults, children, onFile) => {
    expect(isSameHousehold({ adults, children }, camille, onFile)).toBe(expected);
  });

  it.each([
    ["2018-00-00", "ESSAI", true],
    ["2018-05-00", "ESSAI", true],
    ["2018-05-00", "AUTRE", false],
    ["2017-00-00", "ESSAI", false],
    ["0000-00-00", "ESSAI", false],
    ["", "ESSAI", false],
    ["2018-05-04", "AUTRE", true],
  ])("a child born %s and named %s: %s", (birthdate, birthName, expected) => {
    const answer = { adults: [person()], children: [{ ...zoe, birthdate, birthName }] };
    expect(isSameHousehold(answer, camille, [child()])).toBe(expected);
  });

  it("never takes a household without any of the dossier's people", () => {
    const name = fc.constantFrom("AUTRE", "PERSONNE", "INCONNU");
    const date = fc.constantFrom("1990-01-01", "2016-00-00", "0000-00-00");
    const other = fc.record({ birthName: name, usageName: name, firstNames: name, birthdate: date });
    const list = fc.option(fc.array(other, { maxLength: 4 }), { nil: undefined });
    fc.assert(
      fc.property(list, list, (adults, children) => {
        expect(isSameHousehold({ adults, children }, camille, [child()])).toBe(false);
      }),
    );
  });
});

describe("a certified identity is the person on file", () => {
  it.each<[string, boolean, Partial<NamedPivot>]>([
    ["all held and equal", true, {}],
    ["only the first first name on file", true, { firstNames: ["camille"] }],
    ["no birthplace on file", true, { birthplace: "", birthcountry: "" }],
    ["gender not specified on file", true, { gender: "unspecified" }],
    ["accents, hyphens and capitals", true, { birthName: "DUBOIS MARTIN" }],
    ["another birth name", false, { birthName: "Dubois" }],
    ["another first name", false, { firstNames: ["Rose"] }],
    ["a first name that only begins alike", false, { firstNames: ["Cam"] }],
    ["another day of birth", false, { birthdate: "1985-04-13" }],
    ["a birth on file without its day", false, { birthdate: "1985-04" }],
    ["no birth on file", false, { birthdate: "" }],
    ["no first name on file", false, { firstNames: [] }],
    ["another birthplace", false, { birthplace: "75107" }],
    ["another gender", false, { gender: "male" }],
  ])("%s: %s", (_, expected, onFile) => {
    expect(agreesWithFile(camille, { ...camille, ...onFile })).toBe(expected);
  });
});
