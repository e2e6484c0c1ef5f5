import "server-only";
import type { PaperBlock } from "../../paper";
import type { Piece } from "../page-flow";

/** What stands at the end of a paper, and says nothing alone on a page: who signs it, how to check it. */
const ENDS: readonly PaperBlock["kind"][] = ["signature", "verification"];

/** The pieces of all the blocks, in their order: the last one before an end stays with it (Y6). */
export function withKeptEnds(
  blocks: readonly { readonly block: PaperBlock; readonly pieces: readonly Piece[] }[],
): Piece[] {
  return blocks.flatMap(({ pieces }, position) => {
    const follows = blocks[position + 1]?.block.kind;
    if (follows === undefined || !ENDS.includes(follows)) return pieces;
    return pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, keepWithNext: true } : piece));
  });
}
