import "server-only";
import type { PaperBlock } from "../../paper";
import { CONTENT_WIDTH, PAGE } from "../measures";
import type { Piece } from "../page-flow";
import type { Press } from "../press";
import { calloutPieces } from "./callout";
import { factPieces } from "./facts";
import { signaturePieces } from "./signature";
import { tablePieces } from "./table";
import { headingPieces, listPieces, paragraphPieces } from "./text-blocks";
import { verificationPieces } from "./verification";

/** A block as pieces for the page. `position` is its place among the blocks of the paper. */
export function blockPieces(press: Press, block: PaperBlock, position: number): Piece[] {
  switch (block.kind) {
    case "heading":
      return headingPieces(press, {
        element: press.pdf.element(press.pdf.root, `H${block.level}`),
        text: block.text,
        style: block.level === 2 ? press.styles.heading2 : press.styles.heading3,
        width: CONTENT_WIDTH,
      });
    case "paragraph":
      return paragraphPieces(press, block.text);
    case "facts":
      return factPieces(press, block.facts, { left: PAGE.left, width: CONTENT_WIDTH });
    case "list":
      return listPieces(press, block.items);
    case "table":
      return tablePieces(press, block, `t${position}`);
    case "callout":
      return calloutPieces(press, block);
    case "signature":
      return signaturePieces(press, block);
    case "verification":
      return verificationPieces(press, block);
  }
}
