import "server-only";
import { PAGE } from "./measures";
import type { TaggedPdf } from "./tagged-pdf";

/** Something that is never cut in two. */
export interface Piece {
  readonly height: number;
  /** Free space above it, unless it begins a page. */
  readonly before: number;
  /** On the same page as the piece that follows. */
  readonly keepWithNext?: boolean;
  /** `top` is where it begins, in points from the top of the page. */
  readonly draw: (top: number) => void;
  /** Drawn again above it, as decoration, when it begins a page: the header of its table. */
  readonly repeated?: readonly { readonly height: number; readonly draw: (top: number) => void }[];
}

/** The pieces from `index` that must stay together. */
function chainFrom(pieces: readonly Piece[], index: number): readonly Piece[] {
  let end = index;
  while (pieces[end]?.keepWithNext && end + 1 < pieces.length) end++;
  return pieces.slice(index, end + 1);
}

function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece, index) => sum + piece.height + (index > 0 ? piece.before : 0), 0);
}

/**
 * Lays pieces one under the other, from `top` on the page that is open, adding pages as they fill up. What must stay
 * together does, unless it is taller than a page. Gives where the last one ends.
 */
export function flow(pdf: Pick<TaggedPdf, "addPage">, pieces: readonly Piece[], top: number): number {
  const whole = PAGE.bottom - PAGE.top;
  let y = top;
  let begins = true;
  pieces.forEach((piece, index) => {
    const repeated = piece.repeated ?? [];
    const reminders = repeated.reduce((sum, { height }) => sum + height, 0);
    const chain = heightOf(chainFrom(pieces, index));
    const needed = chain + reminders <= whole ? chain : piece.height;
    if (!begins && y + piece.before + needed > PAGE.bottom) {
      pdf.addPage();
      y = PAGE.top;
      begins = true;
      for (const { draw, height } of repeated) {
        draw(y);
        y += height;
      }
    }
    if (!begins) y += piece.before;
    piece.draw(y);
    y += piece.height;
    begins = false;
  });
  return y;
}
