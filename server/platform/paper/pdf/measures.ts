/** Everything on the page is in points, 72 to the inch, from the upper left corner. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** A4 upright, and where things stand on it. */
export const PAGE = {
  width: 595.28,
  height: 841.89,
  left: mm(20),
  right: 595.28 - mm(20),
  /** Where the text of the second page and the next begins, under the reminder of what it is. */
  top: mm(26),
  /** Where the text ends, above the page number. */
  bottom: mm(280),
  footer: mm(286),
} as const;

export const CONTENT_WIDTH = PAGE.right - PAGE.left;

/**
 * The address behind the window of a DL envelope (NF Z 10-011): on the right, 100 by 35 or 45 mm, 20 mm from the right
 * and lower edges of a 220 by 110 envelope. The sheet, folded in three, moves in it by 10 mm across and 11 mm down: this
 * is what stays in sight everywhere. Nothing else may stand in `cleared`, which is what can ever be seen.
 */
export const ADDRESS = {
  left: mm(105),
  width: mm(85),
  top: mm(55),
  height: mm(24),
  cleared: { left: mm(90), top: mm(44), bottom: mm(90) },
  /** The first fold. */
  fold: mm(99),
} as const;
