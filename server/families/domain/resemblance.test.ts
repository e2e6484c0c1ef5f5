import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Named, resemblance } from "./resemblance";

const named = (firstNames: string, lastNames: string | readonly string[], birthdate: string): Named => ({
  firstNames,
  lastNames: typeof lastNames === "string" ? [lastNames] : lastNames,
  birthdate,
});
const BORN = "2018-05-04";
const LEA = named("Léa", "Martin", BORN);

describe("whether somebody is on file already (D4)", () => {
  it.each([
    ["as it is written", named("Léa", "Martin", BORN), "same"],
    ["with other case, accents and signs", named("LEA", "  MARTIN ", BORN), "same"],
    ["with a slip in the family name", named("Léa", "Marin", BORN), "near"],
    ["with two letters exchanged", named("Léa", "Matrin", BORN), "near"],
    ["with one more first name", named("Léa Anne", "Martin", BORN), "near"],
    ["with another parent’s name", named("Léa", "Durand", BORN), "near"],
    ["with first and family names exchanged", named("Martin", "Léa", BORN), "near"],
    ["with day and month exchanged", named("Léa", "Martin", "2018-04-05"), "near"],
    ["with another year", named("Léa", "Martin", "2019-05-04"), "near"],
    ["of another birth altogether", named("Léa", "Martin", "2015-11-30"), null],
    ["a twin", named("Tom", "Martin", BORN), null],
    ["a short name is another one, two letters away", named("Zoé", "Martin", BORN), null],
    ["a near name and a near date", named("Léa", "Marin", "2018-04-05"), null],
    ["a stranger born the same day", named("Adam", "Nguyen", BORN), null],
  ])("%s", (_what, typed, expected) => {
    expect(resemblance(typed, LEA)).toBe(expected);
    expect(resemblance(LEA, typed)).toBe(expected);
  });

  it("knows an adult by the name of birth or of use, and by a birth that is known in part", () => {
    const known = named("Camille Marie", ["Petit", "Roy"], "1985");
    expect(resemblance(named("Camille Marie", "Roy", "1985-04-12"), known)).toBe("near");
    expect(resemblance(named("Camille Marie", ["Durand", "Petit"], "1985"), known)).toBe("same");
    expect(resemblance(named("Camille Marie", "Roy", ""), known)).toBe("near");
    expect(resemblance(named("Camille Marie", "Durand", "1985-04-12"), known)).toBeNull();
  });

  const word = fc.stringMatching(/^[a-zé]{1,12}$/);
  const person = fc.record({
    firstNames: word,
    lastNames: fc.array(word, { minLength: 1, maxLength: 2 }),
    birthdate: fc.constantFrom(BORN, "2018-04-05", "2018-05-05", "2011-12-31"),
  });

  it("is the same from both sides, and everybody is the same as themselves", () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        expect(resemblance(one, other)).toBe(resemblance(other, one));
        expect(resemblance(one, one)).toBe("same");
      }),
    );
  });

  it("never finds who was born on a wholly different day", () => {
    fc.assert(
      fc.property(person, (one) => {
        expect(resemblance(one, { ...one, birthdate: "1999-09-09" })).toBeNull();
      }),
    );
  });
});
