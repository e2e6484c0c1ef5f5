import "server-only";
import type { StructureElement } from "pdfkit";
import type { PaperFact } from "../../paper";
import type { Piece } from "../page-flow";
import type { Press } from "../press";
import { layOut } from "../text-layout";
import { bits } from "./text-blocks";

const GAP = 12;

/** Labels and values in two columns, between `left` and `left` + `width`: a list whose labels are its bullets. */
export function factPieces(
  { pdf, styles }: Press,
  facts: readonly PaperFact[],
  { left, width, parent = pdf.root }: { left: number; width: number; parent?: StructureElement },
): Piece[] {
  if (facts.length === 0) return [];
  const list = pdf.element(parent, "L");
  const labels = facts.map(({ label }) => layOut(label, styles.label, width * 0.45));
  const valueX = Math.max(...labels.map((label) => label.width)) + GAP;
  return facts.flatMap(({ value }, position) => {
    const element = pdf.element(list, "LI");
    const name = pdf.element(element, "Lbl");
    const body = pdf.element(element, "LBody");
    const label = labels[position] ?? layOut("", styles.label, width);
    const [first, ...others] = bits(layOut(value, styles.strong, width - valueX));
    const firstPiece: Piece = {
      height: Math.max(label.height, first?.height ?? 0),
      before: position === 0 ? 8 : 3,
      draw: (top) => {
        pdf.content(name, () => pdf.drawText(label, left, top, width));
        if (first) pdf.content(body, () => pdf.drawText(first, left + valueX, top, width - valueX));
      },
    };
    return [
      firstPiece,
      ...others.map((bit) => ({
        height: bit.height,
        before: 0,
        draw: (top: number) => pdf.content(body, () => pdf.drawText(bit, left + valueX, top, width - valueX)),
      })),
    ];
  });
}
