import "server-only";
import type { StructureElement } from "pdfkit";
import type { PaperTable } from "../../paper";
import type { CellPlace } from "../../table-places";
import { CONTENT_WIDTH, PAGE } from "../measures";
import type { Piece } from "../page-flow";
import type { Press } from "../press";
import { layOut } from "../text-layout";
import { type Column, drawStack, stackHeight } from "./stack";
import { cellElement } from "./table-cells";
import { CELL, cellBox, type Grid } from "./table-grid";
import { reminder, rowHeight } from "./table-rows";

/** The labels of the columns over a rule: once to be read, then as a reminder. */
export function headerPieces(
  press: Press,
  table: StructureElement,
  { columns }: PaperTable,
  grid: Grid,
  places: readonly CellPlace[],
): { readonly header: Piece; readonly repeated: NonNullable<Piece["repeated"]> } {
  const { pdf, styles, look } = press;
  const row = pdf.element(pdf.element(table, "THead"), "TR");
  const made = places.map((place, index): Column => {
    const box = cellBox(grid, index);
    const style = { ...styles.columnLabel, numeric: columns[index]?.numeric === true };
    const block = layOut(columns[index]?.label ?? "", style, box.width);
    return { stack: [{ element: cellElement(pdf, row, place), block }], ...box };
  });
  const height = rowHeight(made);
  const rule = (top: number) => pdf.drawRule(PAGE.left, top + height - 0.6, CONTENT_WIDTH, 1.25, look.primary);
  const header: Piece = {
    height,
    before: 0,
    keepWithNext: true,
    draw: (top) => {
      pdf.decoration("Layout", () => rule(top));
      // Short labels stand on the rule, not under the ceiling of the longest.
      for (const cell of made) drawStack(pdf, cell, top + height - CELL.vertical - stackHeight(cell.stack));
    },
  };
  return { header, repeated: [reminder(press, made, rule)] };
}
