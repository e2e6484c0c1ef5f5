import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runsOf } from "./drawable-text";
import { fitted, layOut, type TextBlock, type TextStyle, widestWord } from "./text-layout";

const style: TextStyle = { size: 10, leading: 14, face: "regular", colour: "#000000" };

function textOf({ lines }: TextBlock): string[] {
  return lines.map(({ runs }) => runs.map(({ text }) => text).join(""));
}

describe("a text in lines", () => {
  it("breaks between words, never at a no-break space", () => {
    expect(textOf(layOut("Le repas du midi coûte 3,85\u00a0€ par jour", style, 100))).toEqual([
      "Le repas du midi",
      "coûte 3,85\u00a0€ par jour",
    ]);
  });

  it("is never wider than its column, and loses nothing but spaces", () => {
    const texts = fc.string({ unit: fc.constantFrom(..."abcéèœŁğ €«»’-.W ".split("")), maxLength: 120 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 25, max: 300 }), fc.boolean(), (text, width, numeric) => {
        const block = layOut(text, { ...style, numeric }, width);
        for (const line of block.lines) expect(line.width).toBeLessThanOrEqual(width + 1e-6);
        expect(textOf(block).join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        expect(block.height).toBe(block.lines.length * 14);
      }),
    );
  });

  it("cuts a word that is longer than the line", () => {
    const lines = textOf(layOut("https://familles.corbas.example/verifier/79EG1ZW149Z902Y45RSC", style, 90));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join("")).toBe("https://familles.corbas.example/verifier/79EG1ZW149Z902Y45RSC");
  });

  it("keeps words with their emphasis and their punctuation", () => {
    const block = layOut(["L’enfant ", { strong: "Léa" }, ", née en 2018"], style, 400);
    expect(block.lines[0]?.runs.map(({ font, text }) => [font, text])).toEqual([
      ["regular", "L’enfant "],
      ["bold", "Léa"],
      ["regular", ", née en 2018"],
    ]);
    expect(textOf(layOut(["(", { strong: "Léa" }, ")"], style, 26))).toEqual(["(Léa)"]);
  });

  it("gets smaller until it fits, never under six points", () => {
    const [line] = fitted(["Appartement 12, escalier B, résidence des Platanes"], style, 150, 14);
    expect(line?.lines).toHaveLength(1);
    expect(line?.style.size).toBeLessThan(10);
    expect(fitted(["mot ".repeat(400)], style, 50, 10)[0]?.style.size).toBeGreaterThan(5.5);
  });

  it("knows its widest word", () => {
    expect(widestWord("un deux anticonstitutionnellement", style)).toBeCloseTo(
      layOut("anticonstitutionnellement", style, 500).width,
      6,
    );
  });
});

describe("letters that the typeface may lack", () => {
  it.each([
    ["Łukasz Şahin", "Łukasz Şahin"],
    ["HAŸ", "HAŸ"],
    ["1\u202f234", "1\u00a0234"],
    ["Saint\u2011Chamond", "Saint-Chamond"],
    ["Nguyễn", "Nguyen"],
    ["e\u0301te\u0301", "été"],
    ["cœ\u00adur", "cœur"],
    ["Иван", "????"],
    ["a💥b", "a?b"],
    ["ﬁn\tde\nligne", "fin de ligne"],
    ["\uffff\u0000", "??"],
  ])("draws %j as %j", (text, drawn) => {
    expect(
      runsOf(text, "regular")
        .map((run) => run.text)
        .join(""),
    ).toBe(drawn);
  });

  it("takes each letter from the file that has it", () => {
    expect(runsOf("Łódź", "bold")).toEqual([
      { font: "bold-ext", text: "Ł" },
      { font: "bold", text: "ód" },
      { font: "bold-ext", text: "ź" },
    ]);
  });
});
