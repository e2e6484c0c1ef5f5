import "server-only";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { logger } from "@/server/platform/logger";
import { err, ok, type Result } from "@/server/platform/result";
import { describeThemeError, NEUTRAL, parseTheme, type Theme, type ThemeError } from "../domain/theme";
import { themeStylesheet } from "../domain/theme-stylesheet";
import { typefaceOf } from "../domain/theme-typefaces";

/** A theme with the addresses of what `npm run generate` made of it, ready for a page. */
export interface DressedTheme extends Theme {
  readonly logoUrl: string;
  readonly stylesheetUrl: string;
  readonly fontUrls: readonly string[];
}

const root = join(process.cwd(), "themes");
const dressed = new Map<string, DressedTheme>();

/** Every folder of themes/. */
export function themeSlugs(): string[] {
  const folders = readdirSync(root, { withFileTypes: true });
  return folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Reads and checks themes/<slug>. Only a folder that is there can be named: a slug comes from a request. */
export function loadTheme(slug: string): Result<{ theme: Theme; logo: string }, ThemeError> {
  if (!themeSlugs().includes(slug)) return err({ tag: "ThemeMissing", slug });
  let content: unknown;
  let logo: string;
  try {
    content = JSON.parse(readFileSync(join(root, slug, "theme.json"), "utf8"));
    logo = readFileSync(join(root, slug, "logo.svg"), "utf8");
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return err({ tag: "ThemeMalformed", slug, problems: [problem] });
  }
  const parsed = parseTheme(slug, content);
  return parsed.ok ? ok({ theme: parsed.value, logo }) : parsed;
}

/**
 * The theme of a city. One without a theme of its own, or whose theme is refused, gets the neutral one: the town's
 * families are not punished for a colour, and the refusal is in the log. @throws when the neutral theme is broken.
 */
export function themeOf(slug: string): DressedTheme {
  const known = dressed.get(slug);
  if (known) return known;
  const loaded = loadTheme(slug);
  if (!loaded.ok && slug === NEUTRAL) throw new Error(describeThemeError(loaded.error));
  if (!loaded.ok && loaded.error.tag !== "ThemeMissing") logger.error(describeThemeError(loaded.error));
  const theme = loaded.ok ? dress(loaded.value.theme, loaded.value.logo) : themeOf(NEUTRAL);
  if (loaded.ok) dressed.set(slug, theme);
  return theme;
}

function dress(theme: Theme, logo: string): DressedTheme {
  const version = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);
  return {
    ...theme,
    logoUrl: `/theme/${theme.slug}.svg?v=${version(logo)}`,
    stylesheetUrl: `/theme/${theme.slug}.css?v=${version(themeStylesheet(theme))}`,
    fontUrls: typefaceOf(theme.typeface).faces.map((face) => face.path),
  };
}
