import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadTheme, themeSlugs } from "@/server/tenancy/data/theme-files";
import { describeThemeError } from "@/server/tenancy/domain/theme";
import { themeStylesheet } from "@/server/tenancy/domain/theme-stylesheet";
import { TYPEFACES } from "@/server/tenancy/domain/theme-typefaces";

const root = join(import.meta.dirname, "..", "..");
const FONT_FILE = /^\/fonts\/(?<family>.+)-(?<version>\d+\.\d+\.\d+)-(?<face>latin-\d+-normal\.woff2)$/;

/** Every theme's stylesheet and logo under public/theme. @throws when one is refused: a build never ships it. */
export function buildThemes(): string[] {
  const target = join(root, "public", "theme");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  return themeSlugs().map((slug) => {
    const loaded = loadTheme(slug);
    if (!loaded.ok) throw new Error(describeThemeError(loaded.error));
    writeFileSync(join(target, `${slug}.css`), themeStylesheet(loaded.value.theme));
    writeFileSync(join(target, `${slug}.svg`), loaded.value.logo);
    return slug;
  });
}

/** The faces that themes name, from their npm packages. @throws when a package's version is not the one named. */
export function copyFonts(): void {
  const target = join(root, "public", "fonts");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const { path } of Object.values(TYPEFACES).flatMap((typeface) => typeface.faces)) {
    const { family, version, face } = FONT_FILE.exec(path)?.groups ?? {};
    const source = join(root, "node_modules", "@fontsource", String(family));
    const installed: unknown = JSON.parse(readFileSync(join(source, "package.json"), "utf8")).version;
    if (installed !== version) throw new Error(`${path} names version ${version}, ${String(installed)} is installed`);
    copyFileSync(join(source, "files", `${family}-${face}`), join(root, "public", path));
  }
}
