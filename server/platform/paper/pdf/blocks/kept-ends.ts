import "server-only";
import type { PaperBlock } from "../../paper";
import type { Piece } from "../page-flow";

/** What stands at the end of a paper, and says nothing alone on a page: who signs it, how to check it. */
const ENDS: readonly PaperBlock["kind"][] = ["signature", "verification"];

/** Pieces of a list that goes whole with the end: one point of it alone at the top of a page would be an orphan. */
const SHORT_LIST = 8;

/** The pieces of all the blocks, in their order: the last one before an end stays with it, and a short list whole (Y6). */
export function withKeptEnds(
  blocks: readonly { readonly block: PaperBlock; readonly pieces: readonly Piece[] }[],
): Piece[] {
  return blocks.flatMap(({ block, pieces }, position) => {
    const follows = blocks[position + 1]?.block.kind;
    if (follows === undefined || !ENDS.includes(follows)) return pieces;
    const whole = block.kind === "list" && pieces.length <= SHORT_LIST;
    return pieces.map((piece, index) =>
      whole || index === pieces.length - 1 ? { ...piece, keepWithNext: true } : piece,
    );
  });
}
