import "server-only";
import type { Letterhead } from "@/server/platform/paper/paper";
import type { PaperLook } from "@/server/platform/paper/paper-look";
import type { City } from "../domain/city";
import { letterheadOf } from "../domain/letterhead";
import type { Theme } from "../domain/theme";
import { paletteOf } from "../domain/theme-palette";
import { loadTheme } from "./theme-files";
import { townTheme } from "./town-theme";

const looks = new Map<string, PaperLook>();

/** How a city's papers begin and what they look like: its theme, or the neutral one, with the contact its settings say. */
export function townPaper(city: City): { readonly letterhead: Letterhead; readonly look: PaperLook } {
  const theme = townTheme(city);
  const letterhead = letterheadOf(theme, theme.contact, theme.logoUrl);
  const look = looks.get(theme.slug) ?? lookOf(theme);
  looks.set(theme.slug, look);
  return { letterhead, look };
}

/** Texts stand on white and on the background of callouts only: pairs whose contrast the theme was checked for. */
function lookOf(theme: Theme): PaperLook {
  const { primary, accent, ink, mention, contrast } = paletteOf(theme.colours);
  const loaded = loadTheme(theme.slug);
  return { primary, accent, ink, mention, tint: contrast, logoSvg: loaded.ok ? loaded.value.logo : null };
}
