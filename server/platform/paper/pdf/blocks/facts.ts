import "server-only";
import type { StructureElement } from "pdfkit";
import type { PaperFact } from "../../paper";
import type { Piece } from "../page-flow";
import type { Press } from "../press";
import { layOut, type TextStyle, widestWord } from "../text-layout";
import { bits } from "./text-blocks";

const GAP = 12;

/** What labels may take, in points: less than half, and so little that no number among the values is cut, if words allow. */
function labelWidth(
  facts: readonly PaperFact[],
  styles: Readonly<Record<"label" | "strong", TextStyle>>,
  width: number,
): number {
  const most = width * 0.45;
  const least = Math.max(...facts.map(({ label }) => widestWord(label, styles.label)));
  const room = width - GAP - Math.max(...facts.map(({ value }) => widestWord(value, styles.strong)));
  return room < least ? most : Math.min(most, room);
}

/** Labels and values in two columns, between `left` and `left` + `width`: a list whose labels are its bullets. */
export function factPieces(
  { pdf, styles }: Press,
  facts: readonly PaperFact[],
  { left, width, parent = pdf.root }: { left: number; width: number; parent?: StructureElement },
): Piece[] {
  if (facts.length === 0) return [];
  const list = pdf.element(parent, "L");
  const column = labelWidth(facts, styles, width);
  const labels = facts.map(({ label }) => layOut(label, styles.label, column));
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
