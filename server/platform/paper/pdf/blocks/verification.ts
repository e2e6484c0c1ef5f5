import "server-only";
import type { PaperBlock } from "../../paper";
import { VERIFICATION_WORDS as WORDS } from "../../paper-words.fr";
import { qrDrawing } from "../../qr-code";
import { CONTENT_WIDTH, mm, PAGE } from "../measures";
import type { Piece } from "../page-flow";
import type { Press } from "../press";
import type { Area } from "../tagged-pdf";
import { layOut } from "../text-layout";
import { drawStack, type Stack, stackHeight } from "./stack";

/** With its quiet zone: 0.6 mm for each module of a usual address, which a telephone reads at arm's length. */
const QR = mm(32);
const TEXT = { left: PAGE.left + QR + mm(3), width: CONTENT_WIDTH - QR - mm(7) } as const;

/** A framed box, never cut: the QR code, and the same for somebody who types. */
export function verificationPieces(
  { pdf, styles, look }: Press,
  { code, url, address }: Extract<PaperBlock, { kind: "verification" }>,
): Piece[] {
  const qr = qrDrawing(url);
  const box = pdf.element(pdf.root, "Div");
  const { width } = TEXT;
  const stack: Stack = [
    { element: pdf.element(box, "H2"), block: layOut(WORDS.title, styles.heading3, width) },
    { element: pdf.element(box, "P"), block: layOut(WORDS.how, styles.body, width) },
    { element: pdf.element(box, "P"), block: layOut(code, styles.code, width) },
  ];
  const whereElement = pdf.element(box, "P");
  const where = layOut(`${WORDS.where}\u00a0`, styles.body, width);
  const link = layOut(address, { ...styles.strong, colour: look.primary }, width - where.width);
  const inside = stackHeight(stack) + Math.max(where.height, link.height);
  const height = Math.max(QR, inside + mm(8));
  return [
    {
      height,
      before: 20,
      draw: (top) => {
        const frame: Area = { x: PAGE.left, y: top, width: CONTENT_WIDTH, height };
        pdf.decoration("Layout", () => pdf.drawFrame(frame, 0.75, look.primary));
        const y = top + (height - inside) / 2;
        drawStack(pdf, { stack, x: TEXT.left, width }, y);
        const last = y + stackHeight(stack);
        pdf.content(whereElement, () => pdf.drawText(where, TEXT.left, last, width));
        const area: Area = { x: TEXT.left + where.width, y: last, width: link.width, height: link.height };
        const linkElement = pdf.element(whereElement, "Link");
        pdf.link(linkElement, WORDS.qr(address), url, area, () => pdf.drawText(link, area.x, area.y, area.width));
        const square: Area = { x: PAGE.left, y: top + (height - QR) / 2, width: QR, height: QR };
        const figure = pdf.figure(box, WORDS.qr(address), square);
        pdf.content(figure, () => pdf.drawPath(qr.path, qr.size, square, "#000000"));
      },
    },
  ];
}
