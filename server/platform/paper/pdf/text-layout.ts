import "server-only";
import type { PaperText } from "../paper";
import { type Run, runsOf } from "./drawable-text";
import { type Face, widthOf } from "./fonts";

export interface TextStyle {
  /** Points. */
  readonly size: number;
  /** From one line to the next, in points. */
  readonly leading: number;
  readonly face: Face;
  readonly colour: string;
  /** Ends where the column ends, with figures of one width. */
  readonly numeric?: boolean;
}

export interface PlacedRun extends Run {
  /** From the beginning of the line. */
  readonly x: number;
}

export interface TextLine {
  readonly runs: readonly PlacedRun[];
  readonly width: number;
}

/** A text broken into lines. */
export interface TextBlock {
  readonly style: TextStyle;
  readonly lines: readonly TextLine[];
  readonly width: number;
  readonly height: number;
  /** Something is read after it in the same element. */
  readonly continues?: boolean;
}

type Word = readonly Run[];

const wordsOfSpan = (text: string, face: Face) => text.split(/[ \n\r\t]/).map((part) => runsOf(part, face));

/** The words of a text; those of two parts that no space separates are one. */
function wordsOf(text: PaperText, face: Face): Word[] {
  const spans = typeof text === "string" ? [text] : text;
  const words: Run[][] = [[]];
  for (const span of spans) {
    const [first = [], ...others] =
      typeof span === "string" ? wordsOfSpan(span, face) : wordsOfSpan(span.strong, "bold");
    words.at(-1)?.push(...first);
    words.push(...others.map((word) => [...word]));
  }
  return words.filter((word) => word.length > 0);
}

function wordWidth(word: Word, style: TextStyle): number {
  return word.reduce((sum, run) => sum + widthOf(run.font, run.text, style.numeric === true), 0) * style.size;
}

/** A word too long for a line, cut where it must: an address of a page, a name without end. */
function pieces(word: Word, style: TextStyle, width: number): Word[] {
  if (wordWidth(word, style) <= width) return [word];
  const cut: Run[][] = [[]];
  for (const { font, text } of word) {
    for (const letter of text) {
      const line = cut.at(-1) ?? [];
      const last = line.at(-1);
      const longer: Run[] =
        last?.font === font
          ? [...line.slice(0, -1), { font, text: last.text + letter }]
          : [...line, { font, text: letter }];
      if (line.length > 0 && wordWidth(longer, style) > width) cut.push([{ font, text: letter }]);
      else cut[cut.length - 1] = longer;
    }
  }
  return cut;
}

/** Runs side by side; neighbours of the same font become one, so that a line is drawn in as few strokes as it can. */
function placed(words: readonly Word[], style: TextStyle): TextLine {
  const runs: { font: Run["font"]; text: string; x: number }[] = [];
  let x = 0;
  words.forEach((word, index) => {
    for (const run of index < words.length - 1 ? withSpace(word) : word) {
      const last = runs.at(-1);
      if (last?.font === run.font) last.text += run.text;
      else runs.push({ ...run, x });
      x += widthOf(run.font, run.text, style.numeric === true) * style.size;
    }
  });
  return { runs, width: x };
}

function withSpace(word: Word): Word {
  const last = word.at(-1);
  return last ? [...word.slice(0, -1), { font: last.font, text: `${last.text} ` }] : word;
}

/** `text` in lines of `width` points at most. Never wider: a word that does not fit is cut. */
export function layOut(text: PaperText, style: TextStyle, width: number): TextBlock {
  const lines: Word[][] = [];
  let room = 0;
  for (const word of wordsOf(text, style.face)) {
    for (const piece of pieces(word, style, width)) {
      const line = lines.at(-1);
      const needed = wordWidth(piece, style);
      if (line && needed <= room) line.push(piece);
      else lines.push([piece]);
      const before = line && needed <= room ? room : width;
      room = before - wordWidth(withSpace(piece), style);
    }
  }
  const laid = lines.map((words) => placed(words, style));
  return {
    style,
    lines: laid,
    width: Math.max(0, ...laid.map((line) => line.width)),
    height: laid.length * style.leading,
  };
}

/** The widest word, which a column should not cut if it can. */
export function widestWord(text: PaperText, style: TextStyle): number {
  return Math.max(0, ...wordsOf(text, style.face).map((word) => wordWidth(word, style)));
}

/** Texts one under the other, made smaller together until they fit in `height`; never under six points. */
export function fitted(texts: readonly PaperText[], style: TextStyle, width: number, height: number): TextBlock[] {
  const blocks = texts.map((text) => layOut(text, style, width));
  const total = blocks.reduce((sum, block) => sum + block.height, 0);
  if (total <= height || style.size <= 6) return blocks;
  const ratio = 0.95;
  return fitted(texts, { ...style, size: style.size * ratio, leading: style.leading * ratio }, width, height);
}
