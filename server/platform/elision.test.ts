import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elide } from "./elision";

describe("de and que before a name", () => {
  it.each([
    ["Ana", "d’Ana"],
    ["Eden", "d’Eden"],
    ["Élise", "d’Élise"],
    ["E\u0301lise", "d’E\u0301lise"],
    ["Inès", "d’Inès"],
    ["Oumar", "d’Oumar"],
    ["Ünal", "d’Ünal"],
    ["Œdipe", "d’Œdipe"],
    ["anaïs", "d’anaïs"],
    ["Léa", "de Léa"],
    ["Çelik", "de Çelik"],
    ["Hélène", "d’Hélène"],
    ["Hugo", "d’Hugo"],
    ["Honoré", "d’Honoré"],
    ["Hortense", "d’Hortense"],
    ["Hyacinthe", "d’Hyacinthe"],
    ["Hamza", "de Hamza"],
    ["Hanna", "de Hanna"],
    ["Houria", "de Houria"],
    ["Yves", "d’Yves"],
    ["Yvonne", "d’Yvonne"],
    ["Yanis", "de Yanis"],
    ["Youssef", "de Youssef"],
    ["Accueil du matin", "d’Accueil du matin"],
    ["Restaurant scolaire", "de Restaurant scolaire"],
    ["", "de "],
  ])("of %s: %s", (name, text) => {
    expect(elide("de", name)).toBe(text);
  });

  it("is the same for « que »", () => {
    expect([elide("que", "Ana"), elide("que", "Tom")]).toEqual(["qu’Ana", "que Tom"]);
  });

  it("keeps the name as it is written, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(elide("de", name).endsWith(name)).toBe(true);
      }),
    );
  });
});
