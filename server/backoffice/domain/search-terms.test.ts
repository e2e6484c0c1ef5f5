import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterPrefix, searchTerms } from "./search-terms";

const texts = (typed: string) => searchTerms(typed).map((term) => term.text);

describe("what a clerk types (W2)", () => {
  it.each([
    ["Lefèvre", ["lefevre"]],
    ["  MÜLLER   élodie ", ["muller", "elodie"]],
    ["Jean-Pierre d’Angelo", ["jean", "pierre", "d", "angelo"]],
    ["Cœur", ["coeur"]],
    ["24/09/2018", ["2018-09-24"]],
    ["durand 4.9.2018 léa", ["2018-09-04", "durand", "lea"]],
    ["24 9 2018 zoé", ["2018-09-24", "zoe"]],
    ["06 12 34 56", ["06123456"]],
    ["24-09-18", ["2018-09-24"]],
    ["3/5/79", ["1979-05-03"]],
    ["2018-09-24", ["2018-09-24"]],
    ["09/2018", ["2018-09"]],
    ["06 12 34 56 78", ["0612345678"]],
    ["06.12.34.56.78 martin", ["0612345678", "martin"]],
    ["+33 6 12 34 56 78", ["0612345678"]],
    ["+33 (0)6 12 34 56 78", ["0612345678"]],
    ["06 12 34", ["061234"]],
    ["04.09.2018, 12 rue", ["2018-09-04", "12", "rue"]],
    ["0033612345678", ["0612345678"]],
    ["061234", ["061234"]],
    ["n° 10234", ["10234"]],
    ["Camille.Durand+ecole@Exemple.fr", ["camille.durand+ecole@exemple.fr"]],
    ["12 rue Gambetta 42400", ["12", "rue", "gambetta", "42400"]],
    ["12 42400", ["12", "42400"]],
    ["martin martin", ["martin"]],
    ["% _ \\ '", []],
    ["", []],
  ])("%s", (typed, expected) => {
    expect(texts(typed)).toEqual(expected);
  });

  it("tries near spellings for words of letters only", () => {
    expect(searchTerms("duppont 42400 li")).toEqual([
      { text: "duppont", isName: true },
      { text: "42400", isName: false },
      { text: "li", isName: false },
    ]);
  });

  it("never gives an empty term, nor more than eight, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (typed) => {
        const terms = searchTerms(typed);
        expect(terms.length).toBeLessThanOrEqual(8);
        for (const { text } of terms) expect(text.length).toBeGreaterThan(0);
      }),
    );
  });

  it("bounds a prefix from above", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9@.]{1,8}$/), fc.stringMatching(/^[a-z0-9@.]{0,8}$/), (prefix, rest) => {
        expect(prefix + rest < afterPrefix(prefix)).toBe(true);
      }),
    );
  });
});
