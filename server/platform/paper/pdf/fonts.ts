import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "fontkit";
import { type RememberedFont, rememberedFont } from "./remembered-font";
import { unpackWoff } from "./unpack-woff";

export type Face = "regular" | "bold";

/** A file of the typeface: the letters of French first, then those of other languages that use the Latin alphabet. */
export type FontName = Face | "regular-ext" | "bold-ext";

/** Atkinson Hyperlegible Next (SIL Open Font License), the typeface of the site: the package that it serves it from. */
const folder = join(process.cwd(), "node_modules", "@fontsource", "atkinson-hyperlegible-next", "files");
const FILES: Readonly<Record<FontName, string>> = {
  regular: "latin-400-normal",
  bold: "latin-700-normal",
  "regular-ext": "latin-ext-400-normal",
  "bold-ext": "latin-ext-700-normal",
};

const opened = new Map<FontName, { readonly font: RememberedFont; readonly letters: ReadonlySet<number> }>();

/** Unpacking a font takes longer than writing a paper: each is opened once, and every document takes its letters from it. */
function open(name: FontName) {
  const known = opened.get(name);
  if (known) return known;
  const file = join(folder, `atkinson-hyperlegible-next-${FILES[name]}.woff`);
  const font = create(unpackWoff(readFileSync(file)));
  const letters = font.characterSet.filter((codePoint) => font.hasGlyphForCodePoint(codePoint));
  // fontkit keeps which letter a shape is from its first use only. Were that as a part of an accented letter, the plain
  // letter would be drawn, and never read aloud, in every document that follows.
  for (const codePoint of letters) font.glyphForCodePoint(codePoint);
  const fresh = { font: rememberedFont(font), letters: new Set(letters) };
  opened.set(name, fresh);
  return fresh;
}

export function fontOf(name: FontName): RememberedFont {
  return open(name).font;
}

/** Which file of the face draws this character; undefined when none does. */
export function fontFor(face: Face, codePoint: number): FontName | undefined {
  const candidates: readonly FontName[] = [face, `${face}-ext`];
  return candidates.find((name) => open(name).letters.has(codePoint));
}

/** Figures of one width, for columns of amounts. */
export const TABULAR: readonly string[] = ["tnum"];

/** The width of `text` at a size of one point, kerning included. */
export function widthOf(name: FontName, text: string, tabular: boolean): number {
  const font = fontOf(name);
  return font.advanceOf(text, tabular ? TABULAR : undefined) / font.unitsPerEm;
}
