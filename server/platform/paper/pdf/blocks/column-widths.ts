/** What a column asks for, in points. */
export interface ColumnNeed {
  /** So that no word is cut. */
  readonly least: number;
  /** So that nothing takes a second line; at least `least`. */
  readonly natural: number;
  readonly numeric: boolean;
}

/** Shares `amount` in proportion to `weights`; equally when they are all zero. */
function share(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => amount * (sum > 0 ? weight / sum : 1 / weights.length));
}

/**
 * The width of each column; together they fill `total`. Words are cut only when there is no other way; amounts come
 * before texts, which can go on with a second line; what is left over is the first column's.
 */
export function columnWidths(needs: readonly ColumnNeed[], total: number): number[] {
  const least = needs.map((need) => need.least);
  const leastSum = least.reduce((sum, width) => sum + width, 0);
  if (leastSum >= total) return share(total, least);
  const grow = (widths: readonly number[], numeric: boolean) => {
    const room = total - widths.reduce((sum, width) => sum + width, 0);
    const wanted = needs.map((need, index) =>
      need.numeric === numeric ? Math.max(0, need.natural - (widths[index] ?? 0)) : 0,
    );
    const sum = wanted.reduce((all, width) => all + width, 0);
    const given = sum <= room ? wanted : share(room, wanted);
    return widths.map((width, index) => width + (given[index] ?? 0));
  };
  const widths = grow(grow(least, true), false);
  const left = total - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === 0 ? width + left : width));
}
