import "server-only";
import type { Font, GlyphRun } from "fontkit";
import { remember } from "./remember";

export interface RememberedFont extends Font {
  /** The width of a text, in units of the font. */
  advanceOf(text: string, features?: readonly string[]): number;
}

/**
 * The font, which remembers how it laid words out: kerning takes most of the time that a paper takes. `layout` answers
 * with a copy, because pdfkit scales the positions that it receives.
 */
export function rememberedFont(font: Font): RememberedFont {
  const run = remember((key: string) => {
    const [text = "", ...features] = key.split("\n");
    const { glyphs, positions, advanceWidth } = font.layout(text, features.length > 0 ? features : undefined);
    return { glyphs, positions, advanceWidth };
  });
  const runOf = (text: string, features: readonly string[] = []) => run([text, ...features].join("\n"));
  const layout = (text: string, features?: readonly string[]): GlyphRun => {
    const { glyphs, positions } = runOf(text, features);
    const copies = positions.map((position) => ({ ...position }));
    return {
      glyphs,
      positions: copies,
      get advanceWidth() {
        return copies.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
  const advanceOf: RememberedFont["advanceOf"] = (text, features) => runOf(text, features).advanceWidth;
  return Object.create(font, { layout: { value: layout }, advanceOf: { value: advanceOf } });
}
