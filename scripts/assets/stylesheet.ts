import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PurgeCSS } from "purgecss";

const root = join(import.meta.dirname, "..", "..");
const library = join(root, "node_modules", "@codegouvfr", "react-dsfr");
const system = join(library, "dsfr");

/** Variants whose class is put together when a page is rendered ("fr-btn--" + kind), so that no source spells them. */
const ASSEMBLED = [
  /--error$/,
  /^fr-btn--(secondary|tertiary|tertiary-no-outline|sm|lg)$/,
  /^fr-(alert|badge|notice)--(info|success|warning|error|new|sm|no-icon)$/,
  /^fr-callout--/,
];

const LICENCE =
  "/*! Parts from the DSFR 1.14.2 (SPDX MIT, restricted use: see docs/adr/0004) and from Préau (MIT). */\n";

/**
 * The design system reduced to what our pages show, then our own styles: one file, imported by app/layout. It leaves
 * out what belongs to the State (typeface, block of the Republic), the dark scheme, and every rule, colour and icon that
 * no page uses. Gives its size in bytes.
 */
export async function buildStylesheet(): Promise<number> {
  const icons = relocate(read(join(system, "utility", "icons", "icons.min.css")), join("utility", "icons"));
  const parts = [read(join(system, "dsfr.main.min.css")), icons, read(join(system, "dsfr.print.min.css"))];
  const own = globSync("styles/*.css", { cwd: root })
    .sort()
    .map((file) => read(join(root, file)));
  const [purged] = await new PurgeCSS().purge({
    css: [{ raw: [...parts.map(withoutStateMarks), ...own].join("\n") }],
    content: pageSources(),
    safelist: { standard: ASSEMBLED },
    // Tailwind-like names with a colon do not exist here; a class, a tag or an attribute is a plain word.
    defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
    variables: true,
    keyframes: true,
    fontFace: true,
  });
  if (!purged) throw new Error("The stylesheet is empty");
  const css = LICENCE + inlineIcons(purged.css.replace(/\/\*![\s\S]*?\*\//g, ""));
  const target = join(root, "styles", "generated", "preau.css");
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, css);
  return css.length;
}

/** Our pages and components, and the library's components that they import. */
function pageSources(): string[] {
  const own = globSync("{app,components}/**/*.{ts,tsx}", { cwd: root, exclude: (file) => file.endsWith(".test.tsx") });
  const imported = new Set<string>();
  for (const file of own) {
    for (const [, module] of read(join(root, file)).matchAll(/from "@codegouvfr\/react-dsfr\/([\w/]+)"/g)) {
      const source = join(library, `${module}.js`);
      imported.add(existsSync(source) ? source : join(library, String(module), "index.js"));
    }
  }
  return [...own.map((file) => join(root, file)), ...imported];
}

/** Nor its blue ring around the focus: contrasts are computed for the theme's. */
function withoutStateMarks(css: string): string {
  return css
    .replace(/#0a76f6/g, "var(--theme-primary)")
    .replace(/@font-face\{[^}]*\}/g, "")
    .replace(/[^{}]*\.fr-logo[^{}]*\{[^}]*\}/g, "")
    .replace(/[^{}]*\[data-fr-theme=dark\][^{}]*\{[^}]*\}/g, "")
    .replace(/font-family:(Marianne|Spectral)[^;}!]*/g, "font-family:var(--theme-font)");
}

/** Icons are under a kilobyte each and few: in the stylesheet, they cost no request. */
function inlineIcons(css: string): string {
  return css.replace(/url\("?((?:\.\/)?icons\/[\w/-]+\.svg)"?\)/g, (_, file: string) => {
    const svg = read(join(system, file)).trim().replace(/\s+/g, " ");
    const escaped = svg.replace(/[%#<>"]/g, (sign) => (sign === '"' ? "'" : encodeURIComponent(sign)));
    return `url("data:image/svg+xml,${escaped}")`;
  });
}

/** Addresses of a file in `folder`, from the root of the design system. */
function relocate(css: string, folder: string): string {
  return css.replace(/url\("?((?:\.\.\/)+[\w/.-]+)"?\)/g, (_, path: string) => `url(${join(folder, path)})`);
}

function read(file: string): string {
  return readFileSync(file, "utf8");
}
