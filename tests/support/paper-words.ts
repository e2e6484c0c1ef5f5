import type { Paper, PaperBlock, PaperCell, PaperText } from "@/server/platform/paper/paper";

type Table = Extract<PaperBlock, { kind: "table" }>;

/** The text without its emphasis. */
function plainText(text: PaperText): string {
  return typeof text === "string" ? text : text.map((part) => (typeof part === "string" ? part : part.strong)).join("");
}

const cellText = (cell: PaperCell) => (typeof cell === "string" ? cell : `${cell.text} (${cell.note})`);
/** No-break spaces as plain ones: what matters here is what is said. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

function tableLines({ groups, totals }: Table): string[] {
  const total = (one: { readonly label: string; readonly values: readonly string[] } | null) =>
    one ? [[one.label, ...one.values].join(" | ")] : [];
  return [
    ...groups.flatMap(({ title, rows, total: sum }) => [
      ...(title === null ? [] : [title]),
      ...rows.map((row) => row.map(cellText).join(" | ")),
      ...total(sum),
    ]),
    ...totals.flatMap(total),
  ].map(plain);
}

/** The lines of each table of a paper, by its caption: cells are parted by "|". */
export function tablesOf({ blocks }: Paper): Record<string, string[]> {
  const tables = blocks.filter((block): block is Table => block.kind === "table");
  return Object.fromEntries(tables.map((table) => [plain(table.caption), tableLines(table)]));
}

/** Paragraphs, facts and callouts of a paper, in order. */
export function sentencesOf({ blocks }: Paper): string[] {
  return blocks
    .flatMap((block): string[] => {
      if (block.kind === "paragraph") return [plainText(block.text)];
      if (block.kind === "facts") return block.facts.map(({ label, value }) => `${label}: ${plainText(value)}`);
      if (block.kind === "callout") return [`${block.title}: ${block.figure}`, ...block.lines.map(plainText)];
      return [];
    })
    .map(plain);
}
