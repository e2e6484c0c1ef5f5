import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Paper } from "../paper";
import { paperProblems } from "../paper-check";
import type { PaperLook } from "../paper-look";
import { blockPieces } from "./blocks";
import { withKeptEnds } from "./blocks/kept-ends";
import { paragraphPieces } from "./blocks/text-blocks";
import { drawFirstPage } from "./first-page";
import { logoPicture } from "./logo";
import { mm } from "./measures";
import { flow } from "./page-flow";
import { pressOf } from "./press";
import { drawRunningLines } from "./running-lines";
import { TaggedPdf } from "./tagged-pdf";

/**
 * The paper as a tagged PDF 1.7 (PDF/UA-1) on A4. The same paper, look and instant give the same bytes, with the same
 * versions of Node and of the libraries. `createdAt` is when the paper was issued, not when it is printed again.
 * @throws RangeError when the paper would be wrong: a heading that jumps a level, a row of another length.
 */
export async function paperPdf(paper: Paper, look: PaperLook, createdAt: Temporal.Instant): Promise<Buffer> {
  const problems = paperProblems(paper);
  if (problems.length > 0) throw new RangeError(problems.join("; "));
  const pdf = new TaggedPdf({
    title: paper.title,
    author: paper.letterhead.issuer,
    subject: paper.subject,
    language: paper.language,
    createdAt: createdAt.epochMilliseconds,
  });
  const press = pressOf(pdf, look);
  const logo = look.logoSvg === null ? undefined : await logoPicture(look.logoSvg);
  const top = drawFirstPage(press, paper, logo);
  const blocks = paper.blocks.map((block, position) => ({ block, pieces: blockPieces(press, block, position) }));
  const legal = paper.legal.flatMap((line) => paragraphPieces(press, line, press.styles.small));
  flow(pdf, [...withKeptEnds(blocks), ...legal], top + mm(3));
  drawRunningLines(press, paper);
  return pdf.bytes();
}
