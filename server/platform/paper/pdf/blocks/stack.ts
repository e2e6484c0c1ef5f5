import "server-only";
import type { StructureElement } from "pdfkit";
import { PAGE } from "../measures";
import type { TaggedPdf } from "../tagged-pdf";
import type { TextBlock } from "../text-layout";
import { bits } from "./text-blocks";

/** Texts one under the other, each with the element that it is read in. */
export type Stack = readonly { readonly element: StructureElement; readonly block: TextBlock }[];

export interface Column {
  readonly stack: Stack;
  readonly x: number;
  readonly width: number;
}

export function stackHeight(stack: Stack): number {
  return stack.reduce((sum, { block }) => sum + block.height, 0);
}

export function drawStack(pdf: TaggedPdf, { stack, x, width }: Column, top: number): void {
  let y = top;
  for (const { element, block } of stack) {
    const line = y;
    pdf.content(element, () => pdf.drawText(block, x, line, width));
    y += block.height;
  }
}

/** Beyond this, what is side by side goes on with the next page rather than leaving half of this one empty. */
const TALL = (PAGE.bottom - PAGE.top) / 3;

/** Columns side by side as slices, from the top: one when they are of an ordinary height. */
export function slices(columns: readonly Column[]): readonly (readonly Column[])[] {
  if (Math.max(...columns.map(({ stack }) => stackHeight(stack))) <= TALL) return [columns];
  const cut = columns.map(({ stack, ...place }) => ({
    ...place,
    bits: stack.flatMap(({ element, block }) => bits(block).map((bit) => ({ element, block: bit }))),
  }));
  const count = Math.max(...cut.map((column) => column.bits.length));
  return Array.from({ length: count }, (_, index) =>
    cut.map(({ bits: all, ...place }) => ({ ...place, stack: all.slice(index, index + 1) })),
  );
}
