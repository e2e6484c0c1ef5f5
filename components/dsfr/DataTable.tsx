import type { ReactNode } from "react";

export interface Column {
  readonly key: string;
  readonly label: ReactNode;
  /** Amounts and counts are read in a column when they end at the same place. */
  readonly numeric?: boolean;
}

export interface Row {
  readonly key: string;
  /** One cell a column, in the same order. The first is the row's header. */
  readonly cells: readonly ReactNode[];
}

interface DataTableProps {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** On a phone, one value under the other, with the name of its column where there are several, rather than scrolled aside: for long words. */
  readonly stacked?: boolean;
}

/** Browsers that cannot scroll a box by keyboard need it to take the focus (WCAG 2.1.1). */
const SCROLLED_BY_KEYBOARD = { tabIndex: 0 } as const;

/**
 * A table with real headers (RGAA 5.6, 5.7), in a box that scrolls by keyboard too when the screen is too narrow. Stacked,
 * it says its roles: what is not laid out as a table is none to some screen readers.
 */
export function DataTable({ caption, hideCaption, columns, rows, stacked = false }: DataTableProps) {
  const as = (role: string) => (stacked ? { role } : {});
  return (
    <section
      aria-label={caption}
      className={stacked ? "preau-table preau-table--stacked" : "preau-table"}
      {...SCROLLED_BY_KEYBOARD}
    >
      <table {...as("table")}>
        <caption className={hideCaption ? "fr-sr-only" : undefined}>{caption}</caption>
        <thead {...as("rowgroup")}>
          <tr {...as("row")}>
            {columns.map((column) => (
              <th className={cellClass(column)} key={column.key} scope="col" {...as("columnheader")}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as("rowgroup")}>
          {rows.map((row) => (
            <tr key={row.key} {...as("row")}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" {...as("rowheader")}>
                    {row.cells[index]}
                  </th>
                ) : (
                  <td
                    className={cellClass(column)}
                    data-column={
                      stacked && columns.length > 2 && typeof column.label === "string" ? column.label : undefined
                    }
                    key={column.key}
                    {...as("cell")}
                  >
                    {row.cells[index]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cellClass(column: Column): string | undefined {
  return column.numeric ? "preau-table__number" : undefined;
}
