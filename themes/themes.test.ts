import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadTheme, themeOf, themeSlugs } from "@/server/tenancy/data/theme-files";
import { describeThemeError } from "@/server/tenancy/domain/theme";

describe.each(themeSlugs())("themes/%s", (slug) => {
  it("is complete and can be read", () => {
    const loaded = loadTheme(slug);
    expect(loaded.ok ? "" : describeThemeError(loaded.error)).toBe("");
  });

  it("has a logo that runs nothing and fetches nothing", () => {
    const logo = readFileSync(join(import.meta.dirname, slug, "logo.svg"), "utf8");
    expect(logo).not.toMatch(/<script|<foreignObject|\son\w+=|href=|url\(/i);
  });
});

describe("choosing a theme", () => {
  it("gives the neutral theme to a city that has none", () => {
    expect(themeOf("ville-sans-theme").slug).toBe("neutral");
  });

  it.each(["../corbas", "corbas/..", ".", "", "constructor"])("takes %j for no folder", (slug) => {
    expect(loadTheme(slug)).toEqual({ ok: false, error: { tag: "ThemeMissing", slug } });
  });

  it("changes the address of the stylesheet with its content only", () => {
    expect(themeOf("corbas").stylesheetUrl).toMatch(/^\/theme\/corbas\.css\?v=[0-9a-f]{12}$/);
    expect(themeOf("corbas").stylesheetUrl).toBe(themeOf("corbas").stylesheetUrl);
    expect(themeOf("rive-de-gier").fontUrls).toEqual([]);
  });
});
