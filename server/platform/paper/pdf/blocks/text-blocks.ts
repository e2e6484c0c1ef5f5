import "server-only";
import type { StructureElement } from "pdfkit";
import type { PaperText } from "../../paper";
import { CONTENT_WIDTH, PAGE } from "../measures";
import type { Piece } from "../page-flow";
import type { Press } from "../press";
import { layOut, type TextBlock, type TextStyle } from "../text-layout";

/** Lines that stay together: a page never ends or begins with one line of a paragraph alone. */
const TOGETHER = 3;

/** A text in bits of a few lines, so that a long one can go on with the next page. The last bit is never one line. */
export function bits(block: TextBlock): TextBlock[] {
  const { lines, style } = block;
  const count = Math.max(1, Math.floor(lines.length / TOGETHER));
  return Array.from({ length: count }, (_, index) => {
    const end = index === count - 1 ? lines.length : (index + 1) * TOGETHER;
    const part = lines.slice(index * TOGETHER, end);
    const continues = index < count - 1 || block.continues;
    return { ...block, lines: part, height: part.length * style.leading, continues };
  });
}

interface Heading {
  readonly element: StructureElement;
  readonly text: string;
  readonly style: TextStyle;
  readonly width: number;
}

export function headingPieces({ pdf }: Press, { element, text, style, width }: Heading): Piece[] {
  const block = layOut(text, style, width);
  return [
    {
      height: block.height,
      before: style.leading * 0.75,
      keepWithNext: true,
      draw: (top) => pdf.content(element, () => pdf.drawText(block, PAGE.left, top, width)),
    },
  ];
}

export function paragraphPieces({ pdf, styles }: Press, text: PaperText, style = styles.body): Piece[] {
  const element = pdf.element(pdf.root, "P");
  return bits(layOut(text, style, CONTENT_WIDTH)).map((bit, index) => ({
    height: bit.height,
    before: index === 0 ? 8 : 0,
    draw: (top) => pdf.content(element, () => pdf.drawText(bit, PAGE.left, top, CONTENT_WIDTH)),
  }));
}

const INDENT = 14;

export function listPieces({ pdf, styles, look }: Press, items: readonly PaperText[]): Piece[] {
  const list = pdf.element(pdf.root, "L");
  pdf.setAttributes(list, "List", { ListNumbering: "Disc" });
  const bullet = layOut("•", { ...styles.strong, colour: look.primary }, INDENT);
  return items.flatMap((item, position) => {
    const element = pdf.element(list, "LI");
    const label = pdf.element(element, "Lbl");
    const body = pdf.element(element, "LBody");
    const width = CONTENT_WIDTH - INDENT;
    return bits(layOut(item, styles.body, width)).map((bit, index) => ({
      height: bit.height,
      before: index > 0 ? 0 : position === 0 ? 8 : 3,
      draw: (top: number) => {
        if (index === 0) pdf.content(label, () => pdf.drawText(bullet, PAGE.left + 3, top, INDENT));
        pdf.content(body, () => pdf.drawText(bit, PAGE.left + INDENT, top, width));
      },
    }));
  });
}
