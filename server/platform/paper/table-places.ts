import type { PaperTable } from "./paper";

/** What a cell is to the others of its table, the same in the PDF and on the page. */
export interface CellPlace {
  readonly kind: "header" | "value";
  /** What a header is the header of; null when only the names say it: a title in the middle of a table. */
  readonly scope: "row" | "column" | null;
  /** Columns that it takes. */
  readonly span: number;
  /** How other cells call it, unique in the document; null when none does. */
  readonly name: string | null;
  /** The names of its headers. */
  readonly headers: readonly string[];
}

export interface TotalPlaces {
  readonly header: CellPlace;
  readonly values: readonly CellPlace[];
}

export interface GroupPlaces {
  readonly title: CellPlace | null;
  readonly rows: readonly (readonly CellPlace[])[];
  readonly total: TotalPlaces | null;
}

export interface TablePlaces {
  readonly columns: readonly CellPlace[];
  readonly groups: readonly GroupPlaces[];
  readonly totals: readonly TotalPlaces[];
}

/**
 * The place of every cell. Scopes are enough where each header is that of a whole row or column; a table whose groups have
 * titles also names, in each cell, the headers that are its own (RGAA 5.7; PDF/UA-1, 7.5). `name` is that of the table.
 */
export function tablePlaces({ columns, groups, totals }: PaperTable, name: string): TablePlaces {
  const named = groups.some(({ title }) => title !== null);
  const columnName = (column: number) => `${name}c${column}`;
  const place = (
    kind: CellPlace["kind"],
    scope: CellPlace["scope"],
    own: string | null,
    headers: readonly string[],
  ) => ({
    kind,
    scope,
    span: 1,
    name: named ? own : null,
    headers: named ? headers : [],
  });
  const totalPlaces = (own: string, above: readonly string[], values: readonly string[]): TotalPlaces => {
    const span = columns.length - values.length;
    return {
      header: { ...place("header", "row", own, above), span },
      values: values.map((_, index) => place("value", null, null, [...above, own, columnName(span + index)])),
    };
  };
  return {
    columns: columns.map((_, column) => place("header", "column", columnName(column), [])),
    groups: groups.map(({ title, rows, total }, index): GroupPlaces => {
      const own = `${name}g${index}`;
      const above = title === null ? [] : [own];
      return {
        title: title === null ? null : { ...place("header", null, own, []), span: columns.length },
        rows: rows.map((row, position) => {
          const rowName = `${own}r${position}`;
          return row.map((_, column) =>
            column === 0
              ? place("header", "row", rowName, [...above, columnName(0)])
              : place("value", null, null, [...above, rowName, columnName(column)]),
          );
        }),
        total: total && totalPlaces(`${own}t`, above, total.values),
      };
    }),
    totals: totals.map(({ values }, index) => totalPlaces(`${name}t${index}`, [], values)),
  };
}
