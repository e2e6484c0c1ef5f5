import type { Theme } from "./theme";
import { paletteOf } from "./theme-palette";
import { typefaceOf } from "./theme-typefaces";

/**
 * The theme as a stylesheet: its own custom properties, and the design system's colour options of the same role, which
 * every component reads. It is loaded after the design system, so that it wins at equal weight.
 */
export function themeStylesheet(theme: Theme): string {
  const palette = paletteOf(theme.colours);
  const typeface = typefaceOf(theme.typeface);
  const properties: Readonly<Record<string, string>> = {
    "--theme-primary": palette.primary,
    "--theme-on-primary": palette.onPrimary,
    "--theme-accent": palette.accent,
    "--theme-tint": palette.tint,
    "--theme-font": [...new Set([`"${typeface.family}"`, typeface.fallback])].join(", "),
    "--blue-france-sun-113-625": palette.primary,
    "--blue-france-sun-113-625-hover": palette.primaryHover,
    "--blue-france-sun-113-625-active": palette.primaryActive,
    "--blue-france-main-525": palette.primary,
    "--blue-france-850-200": palette.openActive,
    "--blue-france-925-125": palette.open,
    "--blue-france-925-125-hover": palette.openHover,
    "--blue-france-925-125-active": palette.openActive,
    "--blue-france-950-100": palette.contrast,
    "--blue-france-950-100-hover": palette.contrastHover,
    "--blue-france-950-100-active": palette.contrastActive,
    "--blue-france-975-75": palette.tint,
    "--blue-france-975-75-hover": palette.tintHover,
    "--blue-france-975-75-active": palette.tintActive,
    "--blue-france-975-sun-113": palette.onPrimary,
  };
  const root = Object.entries(properties).map(([name, value]) => `${name}:${value}`);
  const faces = typeface.faces.map(
    ({ weight, path }) =>
      `@font-face{font-family:"${typeface.family}";font-style:normal;font-weight:${weight};font-display:swap;src:url("${path}") format("woff2")}`,
  );
  return `${faces.join("\n")}${faces.length > 0 ? "\n" : ""}:root:root{${root.join(";")}}\n`;
}
