import "server-only";
import { CONTENT_WIDTH, PAGE } from "../measures";
import type { Piece } from "../page-flow";
import type { Press } from "../press";
import { type Column, drawStack, slices, stackHeight } from "./stack";
import { CELL } from "./table-grid";

export interface RowLook {
  readonly background?: string;
  /** The thickness of a line above it, for sums. */
  readonly above?: number;
  readonly keepWithNext?: boolean;
}

const HAIRLINE = "#c8c8c8";

export function rowHeight(cells: readonly Column[]): number {
  return Math.max(...cells.map(({ stack }) => stackHeight(stack))) + 2 * CELL.vertical;
}

/** Cells side by side, from the top; one piece, unless the row is very tall. */
export function rowPieces({ pdf, look }: Press, cells: readonly Column[], rowLook: RowLook): Piece[] {
  const { background, above, keepWithNext } = rowLook;
  const parts = slices(cells);
  return parts.map((part, index): Piece => {
    const height = rowHeight(part);
    const last = index === parts.length - 1;
    return {
      height,
      before: 0,
      keepWithNext: keepWithNext === true && last,
      draw: (top) => {
        pdf.decoration("Layout", () => {
          if (background) pdf.drawRectangle({ x: PAGE.left, y: top, width: CONTENT_WIDTH, height }, background);
          if (above && index === 0) pdf.drawRule(PAGE.left, top, CONTENT_WIDTH, above, look.primary);
          if (last) pdf.drawRule(PAGE.left, top + height, CONTENT_WIDTH, 0.4, HAIRLINE);
        });
        for (const cell of part) drawStack(pdf, cell, top + CELL.vertical);
      },
    };
  });
}

/** A row drawn once more at the top of a page, its texts standing on its lower edge; not read again. */
export function reminder(
  { pdf }: Press,
  cells: readonly Column[],
  decorate: (top: number, height: number) => void,
): NonNullable<Piece["repeated"]>[number] {
  const height = rowHeight(cells);
  return {
    height,
    draw: (top) =>
      pdf.decoration("Pagination", () => {
        decorate(top, height);
        for (const { stack, x, width } of cells) {
          let y = top + height - CELL.vertical - stackHeight(stack);
          for (const { block } of stack) {
            pdf.drawText(block, x, y, width);
            y += block.height;
          }
        }
      }),
  };
}
