import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weaknessOf } from "./password-policy";

describe("the password policy (CNIL 2022-100, A3)", () => {
  it.each<[string, string | undefined, string]>([
    ["Ab1!Ab1!xyZ", "too-simple", "eleven characters of four kinds"],
    ["Ab1!cd2?xyZ9", undefined, "twelve characters of four kinds"],
    ["abcdefghi1!Z", "too-common", "a row of the alphabet makes most of it"],
    ["Tr4versinesLun", undefined, "fourteen characters of three kinds"],
    ["Tr4versineLun", "too-simple", "thirteen characters of three kinds"],
    ["traversinelunettes", "too-simple", "eighteen letters of one kind"],
    ["le chat bleu mange trois pommes vertes", undefined, "seven words"],
    ["le chat bleu mange trois pommes", "too-simple", "six words"],
    ["chat chat chat chat chat chat chat chat", "too-simple", "one word eight times"],
    ["Aa1!Aa1!Aa1!Aa1!", "too-repetitive", "four characters, repeated"],
    ["M0tdepasse!2026", "too-common", "the commonest word with figures for letters"],
    ["Motdepasse1!Motdepasse", "too-common", "the commonest word, twice"],
    ["Motdepasse!travers7", undefined, "eight characters beside a common word"],
    ["Motdepasse!traver7", "too-common", "seven characters beside a common word"],
    ["Motdepasse!traversin7", undefined, "a common word in a long password"],
    [`Ab1!${"x".repeat(200)}`, "too-long", "a text to tire the hash"],
  ])("%s: %s (%s)", (password, expected) => {
    expect(weaknessOf(password)).toBe(expected);
  });

  it("refuses what an acquaintance would guess", () => {
    expect(weaknessOf("Camille.1985!", ["camille@exemple.fr", "Camille", "Essai"])).toBe("personal");
    expect(weaknessOf("Corbas-2026!!", ["Corbas"])).toBe("personal");
    expect(weaknessOf("Li!Li?Li9-Ab", ["Li", "李"])).toBeUndefined();
  });

  it("counts characters as people do, not code units", () => {
    expect(weaknessOf("Ab1!é😀😀xyzw")).toBe("too-simple");
    expect(weaknessOf("Ab1!é😀😀xyzwv")).toBeUndefined();
  });

  const alphabet = [..."ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-_!?"];
  const random = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 20, maxLength: 60 });

  it("never refuses a random password of a password manager", () => {
    // Four kinds and seven different characters: so many have nearly all of this length, and all of these.
    fc.assert(
      fc.property(random, (rest) => {
        expect(weaknessOf(`aZ7!k_9${rest}`)).toBeUndefined();
      }),
    );
  });

  it("asks for seven different characters, whatever their order and case", () => {
    const six = fc.string({ unit: fc.constantFrom(..."aA7!kK_9"), minLength: 10, maxLength: 60 });
    const places = fc.nat({ max: 60 });
    fc.assert(
      fc.property(six, places, (rest, place) => {
        const repetitive = `aA7!${rest}`;
        expect(weaknessOf(repetitive)).toBe("too-repetitive");
        const at = place % repetitive.length;
        const missing = [..."k_9"].filter((character) => !repetitive.toLowerCase().includes(character)).join("");
        const seven = `${repetitive.slice(0, at)}m${missing}${repetitive.slice(at)}`;
        expect(weaknessOf(seven)).toBeUndefined();
      }),
    );
  });
});
