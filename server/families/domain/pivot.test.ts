import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWhole, normalBirthdate, normalName, normalPivot, pivotKeyOf } from "./pivot";
import { identityOf, pivotClaimsSchema } from "./pivot-claims";

const pivot = {
  birthName: "DUBOIS",
  firstNames: ["Angela", "Claire", "Louise"],
  gender: "female",
  birthdate: "1962-08-24",
  birthplace: "75107",
  birthcountry: "99100",
};

describe("names, compared without what people write differently", () => {
  it.each([
    ["Dubois-Martin", "DUBOIS MARTIN"],
    ["  d’Alembert ", "D ALEMBERT"],
    ["D'ALEMBERT", "D ALEMBERT"],
    ["DURANTéàèùòœæŒÆ", "DURANTEAEUOOEAEOEAE"],
    ["DUBINÔRE", "DUBINORE"],
    ["Ǽlfric Ǣsc", "AELFRIC AESC"],
    ["Jean_Prénom", "JEAN PRENOM"],
    ["Łukasz", "ŁUKASZ"],
    ["---", ""],
  ])("%s is %s", (typed, expected) => {
    expect(normalName(typed)).toBe(expected);
  });

  it("is stable for every letter of every alphabet, bare or with an accent", () => {
    const moving: string[] = [];
    for (let code = 0; code < 0x30000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      for (const text of [String.fromCodePoint(code), `${String.fromCodePoint(code)}\u0301`]) {
        const normal = normalName(text);
        if (normalName(normal) !== normal) moving.push(text);
      }
    }
    expect(moving).toEqual([]);
  });

  it("is stable: what is normal stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(normalName(normalName(text))).toBe(normalName(text));
      }),
    );
  });

  it("does not see case, accents, hyphens, apostrophes or spaces", () => {
    const letters = fc.array(fc.constantFrom(..."abcdeéèêëïôùç"), { minLength: 1, maxLength: 8 });
    const separator = fc.constantFrom(" ", "-", "'", "’", "  ", " - ");
    fc.assert(
      fc.property(letters, letters, separator, separator, (one, two, first, second) => {
        const [a, b] = [one.join(""), two.join("")];
        expect(normalName(`${a}${first}${b}`)).toBe(normalName(`${a.toUpperCase()}${second}${b.normalize("NFD")} `));
      }),
    );
  });
});

describe("dates of birth, presumed ones included", () => {
  it.each([
    ["1962-08-24", "1962-08-24"],
    ["1962-08-00", "1962-08"],
    ["1962-08", "1962-08"],
    ["1962-00-00", "1962"],
    ["1962", "1962"],
    ["1977-00-03", undefined],
    ["1962-13-01", undefined],
    ["1962-01-32", undefined],
    ["24/08/1962", undefined],
    ["", undefined],
  ])("%s is %s", (typed, expected) => {
    expect(normalBirthdate(typed)).toBe(expected);
  });
});

describe("the key of the six fields", () => {
  it("is one text for one person, however it was written", () => {
    const other = { ...pivot, birthName: "Dubois", firstNames: ["ANGELA CLAIRE", "louise"], birthplace: " 75107 " };
    expect(pivotKeyOf(other)).toBe(pivotKeyOf(pivot));
    expect(pivotKeyOf(pivot)).toBe("DUBOIS|ANGELA CLAIRE LOUISE|female|1962-08-24|75107|99100");
  });

  it.each([
    { birthName: "" },
    { firstNames: [] },
    { gender: "unspecified" },
    { gender: "" },
    { birthdate: "1962" },
    { birthdate: "1962-08-00" },
    { birthplace: "" },
    { birthcountry: "" },
  ])("is empty without %j: nobody is attached by a part", (missing) => {
    expect(pivotKeyOf({ ...pivot, ...missing })).toBe("");
    expect(isWhole(normalPivot({ ...pivot, ...missing }))).toBe(false);
  });
});

describe("FranceConnect's claims", () => {
  it("are read with the first names that contain spaces", () => {
    const claims = pivotClaimsSchema.parse({
      sub: "a",
      family_name: "Martin",
      given_name: "Jean Paul Luc",
      given_name_array: ["Jean Paul", "Luc"],
    });
    expect(identityOf(claims).firstNames).toEqual(["Jean Paul", "Luc"]);
    expect(identityOf({ ...claims, given_name_array: undefined }).firstNames).toEqual(["Jean", "Paul", "Luc"]);
  });

  it("may lack what the register lacks", () => {
    expect(identityOf(pivotClaimsSchema.parse({ sub: "a" }))).toMatchObject({ birthplace: "", firstNames: [] });
    expect(pivotClaimsSchema.safeParse({}).success).toBe(false);
  });
});
