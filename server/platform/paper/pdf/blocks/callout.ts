import "server-only";
import type { PaperBlock } from "../../paper";
import { CONTENT_WIDTH, mm, PAGE } from "../measures";
import type { Piece } from "../page-flow";
import type { Press } from "../press";
import { layOut } from "../text-layout";
import { drawStack, type Stack, slices, stackHeight } from "./stack";

const BAR = mm(1.4);
const PADDING = { horizontal: mm(5), vertical: mm(3.5) } as const;
const LEFT = PAGE.left + BAR + PADDING.horizontal;
const WIDTH = PAGE.right - PADDING.horizontal - LEFT;

/** A tinted box: its title and what to do on the left, its figure on the right. Read title, figure, what to do. */
export function calloutPieces(press: Press, callout: Extract<PaperBlock, { kind: "callout" }>): Piece[] {
  const { pdf, styles, look } = press;
  const box = pdf.element(pdf.root, "Div");
  const title = pdf.element(box, "P");
  const figure: Stack =
    callout.figure === null
      ? []
      : [
          {
            element: pdf.element(box, "P"),
            block: layOut(callout.figure, { ...styles.figure, numeric: true }, WIDTH * 0.55),
          },
        ];
  const width = figure[0] ? WIDTH - figure[0].block.width - mm(6) : WIDTH;
  const lines = callout.lines.map((line) => ({
    element: pdf.element(box, "P"),
    block: layOut(line, styles.body, width),
  }));
  const texts: Stack = [{ element: title, block: layOut(callout.title, styles.calloutTitle, width) }, ...lines];
  const parts = slices([
    { stack: texts, x: LEFT, width },
    { stack: figure, x: LEFT, width: WIDTH },
  ]);
  return parts.map((columns, index): Piece => {
    const above = index === 0 ? PADDING.vertical : 0;
    const below = index === parts.length - 1 ? PADDING.vertical : 0;
    const inside = Math.max(...columns.map(({ stack }) => stackHeight(stack)));
    const height = above + inside + below;
    return {
      height,
      before: index === 0 ? 16 : 0,
      draw: (top) => {
        pdf.decoration("Layout", () => {
          pdf.drawRectangle({ x: PAGE.left, y: top, width: CONTENT_WIDTH, height }, look.tint);
          pdf.drawRectangle({ x: PAGE.left, y: top, width: BAR, height }, look.primary);
        });
        for (const column of columns) {
          drawStack(pdf, column, top + above + (inside - stackHeight(column.stack)) / 2);
        }
      },
    };
  });
}
