import type { ActEntry, HistoryRow, NamesOfRows } from "./act";

/** A line of the history with what its sentence asks of it. */
export interface Told {
  readonly operation: ActEntry["operation"];
  readonly rowId: string;
  /** The value of a column: what the line says, else what the row is about. Empty for none. */
  readonly fact: (column: string) => string;
  /** The name of what a column refers to; empty when it is not known. */
  readonly name: (column: string) => string;
  readonly nameOfRow: string;
  readonly raw: (column: string) => unknown;
  readonly before: (column: string) => string;
  /** Whether this line changes the column, on a row that was there. */
  readonly changes: (column: string) => boolean;
  /** The columns that this line changes. */
  readonly changed: readonly string[];
}

const written = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** The columns of a line, those that were there before first. */
export function columnsOf(before: HistoryRow, after: HistoryRow): string[] {
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
}

export function toldOf({ operation, rowId, before, after, about }: ActEntry, names: NamesOfRows): Told {
  const raw = (column: string) => after?.[column] ?? (after ? undefined : before?.[column]) ?? about?.[column];
  const fact = (column: string) => written(raw(column));
  const update = operation === "update";
  return {
    operation,
    rowId,
    raw,
    fact,
    name: (column) => names.get(fact(column)) ?? "",
    nameOfRow: names.get(rowId) ?? "",
    before: (column) => written(before?.[column]),
    changes: (column) => update && after !== null && column in after,
    changed: update ? columnsOf(before, after) : [],
  };
}
