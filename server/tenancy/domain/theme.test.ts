import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeThemeError, parseTheme } from "./theme";
import { type Colour, contrastRatio, mix } from "./theme-colour";
import { weakPairs } from "./theme-contrast";
import { themeStylesheet } from "./theme-stylesheet";

const plain = {
  slug: "ville",
  name: "Ville",
  service: "Portail famille",
  colours: { primary: "#1d4f7c", onPrimary: "#ffffff", accent: "#b3400f" },
  typeface: "system",
  home: { title: "Bienvenue", intro: "Tout pour vos enfants." },
  contact: { service: "Service enfance", address: ["Hôtel de ville"], phone: null, email: null, hours: null },
  mail: { senderName: "Ville", replyTo: null, from: null },
  letterhead: ["Ville de Ville"],
};

function withColours(colours: Partial<typeof plain.colours>) {
  return { ...plain, colours: { ...plain.colours, ...colours } };
}

const colours = fc.integer({ min: 0, max: 0xffffff }).map((n): Colour => `#${n.toString(16).padStart(6, "0")}`);

describe("contrast", () => {
  it("knows the ratios that WCAG publishes", () => {
    expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.478, 2);
    expect(contrastRatio("#767676", "#ffffff")).toBeCloseTo(4.542, 2);
  });

  it("is the same both ways and never under 1", () => {
    fc.assert(
      fc.property(colours, colours, (one, other) => {
        const ratio = contrastRatio(one, other);
        return ratio >= 1 && ratio <= 21.0001 && ratio === contrastRatio(other, one);
      }),
    );
  });

  it("accepts a theme only when its weakest pair is strong enough", () => {
    fc.assert(
      fc.property(colours, (primary) => {
        const weak = weakPairs({ primary, onPrimary: "#ffffff", accent: "#000000" });
        return weak.length > 0 || contrastRatio(primary, "#ffffff") >= 4.5;
      }),
    );
  });

  it("mixes from one colour to the other", () => {
    expect(mix("#000000", "#ffffff", 0)).toBe("#000000");
    expect(mix("#000000", "#ffffff", 1)).toBe("#ffffff");
    expect(mix("#204060", "#ffffff", 0.5)).toBe("#90a0b0");
  });
});

describe("a theme", () => {
  it("is taken when all can be read", () => {
    expect(parseTheme("ville", plain)).toEqual({ ok: true, value: plain });
  });

  it("is refused with the pair of colours and its ratio (RGAA 3.2)", () => {
    const result = parseTheme("ville", withColours({ primary: "#f2a900" }));
    if (result.ok || result.error.tag !== "ThemeUnreadable") throw new Error("refused expected");
    const link = result.error.pairs.find((pair) => pair.foreground === "#f2a900" && pair.background === "#ffffff");
    expect(link).toMatchObject({ ratio: 2.0, needed: 4.5, criterion: "RGAA 3.2" });
    expect(describeThemeError(result.error)).toContain(
      "un lien ou un titre sur la page (#f2a900 sur #ffffff) a un contraste de 2,0, il faut 4,5 (RGAA 3.2)",
    );
  });

  it("is refused when its marker cannot be seen (RGAA 3.3)", () => {
    const result = parseTheme("ville", withColours({ accent: "#dddddd" }));
    if (result.ok || result.error.tag !== "ThemeUnreadable") throw new Error("refused expected");
    expect(result.error.pairs.map((pair) => pair.criterion)).toEqual(["RGAA 3.3", "RGAA 3.3"]);
  });

  it("is refused when it has a field too many, a wrong colour or another folder's name", () => {
    expect(parseTheme("ville", { ...plain, script: "alert(1)" }).ok).toBe(false);
    expect(parseTheme("ville", withColours({ primary: "red;}body{display:none" })).ok).toBe(false);
    expect(parseTheme("ailleurs", plain).ok).toBe(false);
  });

  it("becomes the design system's colours", () => {
    const result = parseTheme("ville", { ...plain, typeface: "atkinson-hyperlegible-next" });
    if (!result.ok) throw new Error(describeThemeError(result.error));
    const css = themeStylesheet(result.value);
    expect(css).toContain("--blue-france-sun-113-625:#1d4f7c;");
    expect(css).toContain('@font-face{font-family:"Atkinson Hyperlegible Next"');
    expect(css).toContain("font-display:swap");
  });
});
