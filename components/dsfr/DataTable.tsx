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
}

/** Browsers that cannot scroll a box by keyboard need it to take the focus (WCAG 2.1.1). */
const SCROLLED_BY_KEYBOARD = { tabIndex: 0 } as const;

/** A table with real headers (RGAA 5.6, 5.7), in a box that scrolls by keyboard too when the screen is too narrow. */
export function DataTable({ caption, hideCaption, columns, rows }: DataTableProps) {
  return (
    <section aria-label={caption} className="preau-table" {...SCROLLED_BY_KEYBOARD}>
      <table>
        <caption className={hideCaption ? "fr-sr-only" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th className={cellClass(column)} key={column.key} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {columns.map((column, index) => (
                <Cell column={column} first={index === 0} key={column.key}>
                  {row.cells[index]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ column, first, children }: { column: Column; first: boolean; children: ReactNode }) {
  return first ? <th scope="row">{children}</th> : <td className={cellClass(column)}>{children}</td>;
}

function cellClass(column: Column): string | undefined {
  return column.numeric ? "preau-table__number" : undefined;
}
