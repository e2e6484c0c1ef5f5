import "server-only";
import { type Face, type FontName, fontFor } from "./fonts";
import { remember } from "./remember";

/** Letters that one file of the typeface draws. */
export interface Run {
  readonly font: FontName;
  readonly text: string;
}

/** Signs that the typeface lacks, and the one of ours that says the same: narrow no-break space, no-break hyphen. */
const SAME: Readonly<Record<string, string>> = { "\u202f": "\u00a0", "\u2007": "\u00a0", "\u2010": "-", "\u2011": "-" };

/** For a sign that cannot be drawn at all: an empty box would break PDF/UA (7.21.8) and tell nobody anything. */
const UNKNOWN = "?";

/** A letter with a mark that the typeface lacks is drawn without it: "Nguyễn" loses one accent, not its letters. */
function drawable(character: string, face: Face): string {
  const known = (text: string) => fontFor(face, text.codePointAt(0) ?? 0) !== undefined;
  const same = SAME[character] ?? character;
  if (known(same)) return same;
  if (/\p{Cf}/u.test(character)) return "";
  const letters = [...same.normalize("NFKD")].filter((part) => !/\p{M}/u.test(part) && known(part)).join("");
  return letters || UNKNOWN;
}

function split(text: string, face: Face): readonly Run[] {
  const runs: { font: FontName; text: string }[] = [];
  for (const character of text.replace(/[\n\r\t]/g, " ").normalize("NFC")) {
    for (const letter of drawable(character, face)) {
      const font = fontFor(face, letter.codePointAt(0) ?? 0) ?? face;
      const last = runs.at(-1);
      if (last?.font === font) last.text += letter;
      else runs.push({ font, text: letter });
    }
  }
  return runs;
}

const runsIn = {
  regular: remember((text) => split(text, "regular")),
  bold: remember((text) => split(text, "bold")),
} satisfies Record<Face, unknown>;

/** `text` as it can be drawn, in runs of one font each. Ends of lines and tabulations are spaces. */
export function runsOf(text: string, face: Face): readonly Run[] {
  return runsIn[face](text);
}
