import "server-only";
import type { PaperBlock } from "../../paper";
import { ADDRESS } from "../measures";
import type { Piece } from "../page-flow";
import type { Press } from "../press";
import { layOut } from "../text-layout";
import { drawStack, type Stack, stackHeight } from "./stack";

/** Where and when, then who signs and as what, on the right as letters do. */
export function signaturePieces(
  { pdf, styles }: Press,
  { placeAndDate, name, quality }: Extract<PaperBlock, { kind: "signature" }>,
): Piece[] {
  const box = pdf.element(pdf.root, "Div");
  const { left: x, width } = ADDRESS;
  const stack: Stack = [
    { element: pdf.element(box, "P"), block: layOut(placeAndDate, styles.body, width) },
    { element: pdf.element(box, "P"), block: layOut(name, styles.strong, width) },
    { element: pdf.element(box, "P"), block: layOut(quality, styles.body, width) },
  ];
  const column = { stack, x, width };
  return [{ height: stackHeight(stack), before: 22, draw: (top) => drawStack(pdf, column, top) }];
}
