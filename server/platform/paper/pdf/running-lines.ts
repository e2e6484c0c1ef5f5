import "server-only";
import type { Paper } from "../paper";
import { checkText, pageText } from "../paper-words.fr";
import { CONTENT_WIDTH, mm, PAGE } from "./measures";
import type { Press } from "./press";
import { fitted, layOut, type TextBlock } from "./text-layout";

const HEAD = mm(13);

/** What the number of the page leaves of the foot to how the paper is checked. */
const CHECK = CONTENT_WIDTH - mm(30);

/**
 * On each page, once their number is known: which of how many; how to check it, when the box that says so is on one of
 * several; from the second, what this is. Not read aloud.
 */
export function drawRunningLines(press: Press, paper: Paper): void {
  const { pdf, styles, look } = press;
  const { letterhead, title, mention } = paper;
  const reminder = [letterhead.issuer, title, ...(mention === null ? [] : [mention])].join(" – ");
  const head = layOut(reminder, styles.small, CONTENT_WIDTH);
  const cut = { ...head, lines: head.lines.slice(0, 1) };
  const check = checkLines(press, paper);
  pdf.eachPage((page, count) => {
    const number = layOut(pageText(page, count), { ...styles.small, numeric: true }, CONTENT_WIDTH);
    pdf.decoration("Pagination", () => pdf.drawText(number, PAGE.left, PAGE.footer, CONTENT_WIDTH));
    if (check && count > 1) pdf.decoration("Pagination", () => pdf.drawText(check, PAGE.left, PAGE.footer, CHECK));
    if (page === 1) return;
    pdf.decoration("Pagination", () => {
      pdf.drawText(cut, PAGE.left, HEAD, CONTENT_WIDTH);
      pdf.drawRule(PAGE.left, HEAD + mm(6), CONTENT_WIDTH, 0.75, look.accent);
    });
  });
}

/** Undefined for a paper that is not checked. On one line if its address allows, on two at most. */
function checkLines({ styles }: Press, { blocks }: Paper): TextBlock | undefined {
  const verification = blocks.find((block) => block.kind === "verification");
  if (!verification) return undefined;
  const text = checkText(verification.code, verification.address);
  const [block] = fitted([text], styles.small, CHECK, styles.small.leading);
  return block && { ...block, lines: block.lines.slice(0, 2) };
}
