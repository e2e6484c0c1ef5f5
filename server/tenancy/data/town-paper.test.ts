import { describe, expect, it } from "vitest";
import { type City, citySettingsSchema } from "../domain/city";
import { type Colour, contrastRatio } from "../domain/theme-colour";
import { themeSlugs } from "./theme-files";
import { townPaper } from "./town-paper";

function cityWith(theme: string, settings: Partial<City["settings"]> = {}): City {
  return {
    id: "01",
    slug: theme,
    name: theme,
    inseeCodes: [],
    postcodes: [],
    department: "69",
    timezone: "Europe/Paris",
    schoolZone: "A",
    theme,
    settings: citySettingsSchema.parse(settings),
  };
}

const colour = (value: string) => value as Colour;

describe.each(themeSlugs())("the papers of themes/%s", (theme) => {
  it("have texts that can be read, on white and on callouts (RGAA 3.2)", () => {
    const { look } = townPaper(cityWith(theme));
    for (const text of [look.primary, look.ink, look.mention]) {
      expect(contrastRatio(colour(text), "#ffffff")).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(colour(text), colour(look.tint))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("carry the name of the town and its logo, said in words", () => {
    const { letterhead, look } = townPaper(cityWith(theme));
    expect(letterhead.issuer).not.toBe("");
    expect(letterhead.logo?.alternative).toBe(`Logo\u00a0: ${letterhead.issuer}`);
    expect(look.logoSvg).toContain("<svg");
  });
});

describe("the letterhead", () => {
  it("says the contact that the city’s administrator set", () => {
    const settings = { contactPhone: "04\u00a000\u00a000\u00a000\u00a000", openingHours: "Sur rendez-vous" };
    const { letterhead } = townPaper(cityWith("corbas", settings));
    expect(letterhead.issuer).toBe("Ville de Corbas");
    expect(letterhead.lines).toEqual(["Service scolaire et périscolaire", "69960 Corbas"]);
    expect(letterhead.contact).toEqual([
      "04\u00a000\u00a000\u00a000\u00a000",
      "familles@corbas.example",
      "Sur rendez-vous",
    ]);
  });

  it("names a city without a theme, and leaves out what is not known", () => {
    const { letterhead } = townPaper(cityWith("ville-sans-theme"));
    expect([letterhead.issuer, letterhead.lines]).toEqual(["ville-sans-theme", ["Portail famille"]]);
    expect(letterhead.contact).toEqual([]);
  });
});
