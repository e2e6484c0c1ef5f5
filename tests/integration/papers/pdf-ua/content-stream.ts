/** What a content stream does that matters here: what is painted, and under which marks. */
export interface Painted {
  readonly operator: string;
  /** The marks that are open, outermost first. */
  readonly marks: readonly Mark[];
  /** Codes of the letters shown, four hexadecimal digits each. */
  readonly codes: readonly string[];
  readonly font: string;
}

export interface Mark {
  readonly tag: string;
  readonly mcid: number | undefined;
}

const PAINTING = new Set("S s f F f* B B* b b* sh Do Tj TJ ' \" BI".split(" "));
const TOKEN = /<<|>>|\[|\]|<[0-9a-fA-F\s]*>|\((?:\\.|[^\\()])*\)|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+/g;

export interface Drawing {
  readonly painted: readonly Painted[];
  /** The numbers of the marks for the structure, those of empty cells too. */
  readonly numbers: ReadonlySet<number>;
}

/** @throws Error when marks are not closed as they were opened. */
export function readDrawing(content: string): Drawing {
  const painted: Painted[] = [];
  const numbers = new Set<number>();
  const marks: Mark[] = [];
  let operands: string[] = [];
  let font = "";
  for (const [token] of content.matchAll(TOKEN)) {
    if (/^[[\]<>/(]|^[-+.\d]/.test(token)) {
      operands.push(token);
      continue;
    }
    if (token === "BMC" || token === "BDC") {
      const mark = markOf(operands);
      marks.push(mark);
      if (mark.mcid !== undefined) numbers.add(mark.mcid);
    }
    if (token === "EMC" && !marks.pop()) throw new Error("A mark is closed that was not opened");
    if (token === "Tf") font = operands[0]?.slice(1) ?? "";
    if (PAINTING.has(token)) painted.push({ operator: token, marks: [...marks], codes: codesOf(operands), font });
    operands = [];
  }
  if (marks.length > 0) throw new Error("A mark is not closed on its page");
  return { painted, numbers };
}

function markOf(operands: readonly string[]): Mark {
  const [tag = ""] = operands;
  const at = operands.indexOf("/MCID");
  return { tag: tag.slice(1), mcid: at < 0 ? undefined : Number(operands[at + 1]) };
}

function codesOf(operands: readonly string[]): string[] {
  const strings = operands.filter((operand) => /^<[0-9a-fA-F]/.test(operand));
  return strings.flatMap((string) => string.slice(1, -1).match(/.{4}/g) ?? []);
}
