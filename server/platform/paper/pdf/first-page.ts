import "server-only";
import type { StructureElement } from "pdfkit";
import type { Paper } from "../paper";
import { factPieces } from "./blocks/facts";
import { drawStack, type Stack } from "./blocks/stack";
import { headingPieces } from "./blocks/text-blocks";
import { ADDRESS, CONTENT_WIDTH, mm, PAGE } from "./measures";
import { flow } from "./page-flow";
import type { Press } from "./press";
import { fitted, layOut, type TextBlock } from "./text-layout";

const HEAD = { top: mm(14), height: mm(26), logo: mm(18), gap: mm(4) } as const;
/** `width` is what an address leaves them. */
const REFERENCES = { top: mm(50), width: mm(68) } as const;
const FOLD = { left: mm(5), width: mm(4) } as const;

/**
 * The head of a letter: who writes, to whom, about what, its title. Gives where the text begins. It is read in the order
 * of components/papers.
 */
export function drawFirstPage(press: Press, paper: Paper, logo: Buffer | undefined): number {
  drawLetterhead(press, paper.letterhead, logo);
  if (paper.recipient.length > 0) drawAddress(press, paper.recipient);
  const { top } = REFERENCES;
  const width = paper.recipient.length > 0 ? REFERENCES.width : CONTENT_WIDTH;
  const references = factPieces(press, paper.references, { left: PAGE.left, width });
  const end = references.length > 0 ? flow(press.pdf, references, top) + mm(9) : top;
  return drawTitle(press, paper, paper.recipient.length > 0 ? Math.max(end, ADDRESS.fold) : end);
}

function paragraphs({ pdf }: Press, parent: StructureElement, blocks: readonly TextBlock[]): Stack {
  return blocks.map((block) => ({ element: pdf.element(parent, "P"), block }));
}

function drawLetterhead(press: Press, letterhead: Paper["letterhead"], logo: Buffer | undefined): void {
  const { pdf, styles, look } = press;
  const { top, height } = HEAD;
  const box = pdf.element(pdf.root, "Div");
  let x: number = PAGE.left;
  if (logo && letterhead.logo) {
    const area = { x, y: top, width: HEAD.logo, height: HEAD.logo };
    const figure = pdf.figure(box, letterhead.logo.alternative, area);
    pdf.content(figure, () => pdf.drawPicture(logo, area));
    x += HEAD.logo + HEAD.gap;
  }
  const width = ADDRESS.left - mm(3) - x;
  const issuer = layOut(letterhead.issuer, styles.issuer, width);
  const lines = fitted(letterhead.lines, styles.headLine, width, height - issuer.height);
  drawStack(pdf, { stack: paragraphs(press, box, [issuer, ...lines]), x, width }, top);
  const contact = fitted(letterhead.contact, styles.headLine, ADDRESS.width, height);
  const beside = top + (styles.issuer.leading - styles.headLine.leading) / 2;
  drawStack(pdf, { stack: paragraphs(press, box, contact), x: ADDRESS.left, width: ADDRESS.width }, beside);
  pdf.decoration("Layout", () => pdf.drawRule(PAGE.left, top + height, CONTENT_WIDTH, 1.5, look.accent));
}

/** One paragraph, in the window of the envelope, however long its lines. */
function drawAddress({ pdf, styles }: Press, recipient: readonly string[]): void {
  const { left, top, width, height, fold } = ADDRESS;
  const element = pdf.element(pdf.root, "P");
  const blocks = fitted(recipient, styles.address, width, height);
  const stack = blocks.map((block, index) => ({ element, block: { ...block, continues: index < blocks.length - 1 } }));
  drawStack(pdf, { stack, x: left, width }, top);
  pdf.decoration("Layout", () => pdf.drawRule(FOLD.left, fold, FOLD.width, 0.4, styles.address.colour));
}

/** The title, and beside it the word that says what this copy is. */
function drawTitle(press: Press, { title, mention }: Paper, top: number): number {
  const { pdf, styles } = press;
  const stamp = mention === null ? 0 : drawStamp(press, mention, top);
  const width = CONTENT_WIDTH - stamp;
  return flow(
    pdf,
    headingPieces(press, { element: pdf.element(pdf.root, "H1"), text: title, style: styles.title, width }),
    top,
  );
}

/** Gives the width that it takes. */
function drawStamp({ pdf, styles, look }: Press, mention: string, top: number): number {
  const block = layOut(mention, styles.stamp, CONTENT_WIDTH / 3);
  const area = { width: block.width + mm(7), height: block.height + mm(3), y: top - mm(0.5) };
  const x = PAGE.right - area.width;
  pdf.decoration("Layout", () => pdf.drawFrame({ ...area, x }, 1.5, look.accent));
  const stack = [{ element: pdf.element(pdf.root, "P"), block }];
  drawStack(pdf, { stack, x: x + mm(3.5), width: block.width }, top + mm(1));
  return area.width + mm(5);
}
