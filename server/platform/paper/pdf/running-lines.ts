import "server-only";
import type { Paper } from "../paper";
import { pageText } from "../paper-words.fr";
import { CONTENT_WIDTH, mm, PAGE } from "./measures";
import type { Press } from "./press";
import { layOut } from "./text-layout";

const HEAD = mm(13);

/** On each page, once their number is known: which of how many; from the second, what this is. Not read aloud. */
export function drawRunningLines({ pdf, styles, look }: Press, { letterhead, title, mention }: Paper): void {
  const reminder = [letterhead.issuer, title, ...(mention === null ? [] : [mention])].join(" – ");
  const head = layOut(reminder, styles.small, CONTENT_WIDTH);
  const cut = { ...head, lines: head.lines.slice(0, 1) };
  pdf.eachPage((page, count) => {
    const number = layOut(pageText(page, count), { ...styles.small, numeric: true }, CONTENT_WIDTH);
    pdf.decoration("Pagination", () => pdf.drawText(number, PAGE.left, PAGE.footer, CONTENT_WIDTH));
    if (page === 1) return;
    pdf.decoration("Pagination", () => {
      pdf.drawText(cut, PAGE.left, HEAD, CONTENT_WIDTH);
      pdf.drawRule(PAGE.left, HEAD + mm(6), CONTENT_WIDTH, 0.75, look.accent);
    });
  });
}
