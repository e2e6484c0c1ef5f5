import type { Paper, PaperBlock, PaperTable } from "./paper";

/** NF Z 10-011: what fits in the window of an envelope. */
const ADDRESS_LINES = 6;

/**
 * What would make a paper wrong for those who do not see it, or break its layout: for us, not for users. Empty when all
 * is well. Headings must not jump a level (PDF/UA-1, 7.4.2), each row must fill its columns (7.5).
 */
export function paperProblems(paper: Paper): string[] {
  const { title, subject, recipient, letterhead } = paper;
  return [
    ...(title.trim() ? [] : ["The title is empty"]),
    ...(subject.trim() ? [] : ["The subject is empty"]),
    ...(letterhead.issuer.trim() ? [] : ["The letterhead names nobody"]),
    ...(letterhead.logo?.alternative.trim() === "" ? ["The logo has no alternative"] : []),
    ...(recipient.length > ADDRESS_LINES ? [`The address has ${recipient.length} lines, ${ADDRESS_LINES} fit`] : []),
    ...headingProblems(paper.blocks),
    ...paper.blocks.flatMap(blockProblems),
  ];
}

function headingProblems(blocks: readonly PaperBlock[]): string[] {
  let level = 1;
  return blocks.flatMap((block) => {
    if (block.kind !== "heading") return [];
    const jumps = block.level > level + 1;
    level = block.level;
    return [
      ...(block.text.trim() ? [] : ["A heading is empty"]),
      ...(jumps ? [`The heading "${block.text}" jumps a level`] : []),
    ];
  });
}

function blockProblems(block: PaperBlock): string[] {
  switch (block.kind) {
    case "table":
      return tableProblems(block);
    case "facts":
      return block.facts.length === 0 ? ["A list of facts is empty"] : [];
    case "list":
      return block.items.length === 0 ? ["A list is empty"] : [];
    case "verification":
      return /^https?:\/\//.test(block.url) ? [] : [`"${block.url}" is no whole address`];
    case "heading":
    case "paragraph":
    case "callout":
    case "signature":
      return [];
  }
}

function tableProblems({ caption, columns, groups, totals }: PaperTable): string[] {
  const named = `The table "${caption}"`;
  const rows = groups.flatMap((group) => group.rows);
  const sums = [...groups.flatMap(({ total }) => (total ? [total] : [])), ...totals];
  return [
    ...(caption.trim() ? [] : ["A table has no caption"]),
    ...(columns.length >= 2 ? [] : [`${named} has less than two columns`]),
    ...(rows.length > 0 ? [] : [`${named} has no row`]),
    ...(columns.every(({ label }) => label.trim()) ? [] : [`${named} has a column without header`]),
    ...(rows.every((row) => row.length === columns.length) ? [] : [`${named} has a row of another length`]),
    ...(sums.every(({ values }) => values.length >= 1 && values.length < columns.length)
      ? []
      : [`${named} has a total of another length`]),
  ];
}
