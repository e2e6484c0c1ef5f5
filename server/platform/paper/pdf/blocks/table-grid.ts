import "server-only";
import type { StructureElement } from "pdfkit";
import type { PaperCell, PaperTable } from "../../paper";
import { CONTENT_WIDTH, PAGE } from "../measures";
import type { Press } from "../press";
import { layOut, widestWord } from "../text-layout";
import { columnWidths } from "./column-widths";
import type { Stack } from "./stack";

/** Around the text of a cell. */
export const CELL = { horizontal: 6, vertical: 3.25 } as const;

/** A longer label takes a second line rather than the room of texts. */
const LABEL = 90;

/** Where the columns of a table stand. */
export interface Grid {
  readonly columns: readonly { readonly x: number; readonly width: number; readonly numeric: boolean }[];
}

/** Wide enough for the widest thing of each column, if the page is. */
export function gridOf({ styles }: Press, { columns, groups, totals }: PaperTable): Grid {
  const rows = groups.flatMap((group) => group.rows);
  const sums = [...groups.flatMap(({ total }) => (total ? [total] : [])), ...totals];
  const needs = columns.map((column, index) => {
    const style = column.numeric ? styles.amount : styles.cell;
    const texts = rows.map((row) => textOf(row[index] ?? ""));
    const values = sums.map(({ values: all }) => all[all.length - columns.length + index] ?? "");
    const word = widestWord(column.label, styles.columnLabel);
    const strong = values.map((value) => layOut(value, styles.totalAmount, CONTENT_WIDTH).width);
    const least = Math.max(word, ...strong, ...texts.map((text) => widestWord(text, style)));
    const label = layOut(column.label, styles.columnLabel, LABEL).width;
    const natural = Math.max(least, label, ...texts.map((text) => layOut(text, style, CONTENT_WIDTH).width));
    const padding = 2 * CELL.horizontal;
    return { least: least + padding, natural: natural + padding, numeric: column.numeric === true };
  });
  let x: number = PAGE.left;
  const placed = columnWidths(needs, CONTENT_WIDTH).map((width, index) => {
    const column = { x, width, numeric: needs[index]?.numeric === true };
    x += width;
    return column;
  });
  return { columns: placed };
}

function textOf(cell: PaperCell): string {
  return typeof cell === "string" ? cell : cell.text;
}

/** The inside of a cell that spans `span` columns from `index`. */
export function cellBox(grid: Grid, index: number, span = 1): { readonly x: number; readonly width: number } {
  const spanned = grid.columns.slice(index, index + span);
  const width = spanned.reduce((sum, column) => sum + column.width, 0);
  return { x: (spanned[0]?.x ?? PAGE.left) + CELL.horizontal, width: width - 2 * CELL.horizontal };
}

/** What a cell of this column says, then its note. */
export function cellStack(press: Press, grid: Grid, column: number, cell: PaperCell, element: StructureElement): Stack {
  const { width } = cellBox(grid, column);
  const style = grid.columns[column]?.numeric ? press.styles.amount : press.styles.cell;
  const text = layOut(textOf(cell), style, width);
  if (typeof cell === "string") return [{ element, block: text }];
  return [
    { element, block: { ...text, continues: true } },
    { element, block: layOut(cell.note, press.styles.note, width) },
  ];
}
