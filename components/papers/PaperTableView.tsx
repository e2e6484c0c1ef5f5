import type { PaperCell, PaperTable, PaperTotal } from "@/server/platform/paper/paper";
import { type CellPlace, type TotalPlaces, tablePlaces } from "@/server/platform/paper/table-places";
import { keyed } from "./keyed";
import { PaperCellView } from "./PaperCellView";

/** Browsers that cannot scroll a box by keyboard need it to take the focus (WCAG 2.1.1). */
const SCROLLED_BY_KEYBOARD = { tabIndex: 0 } as const;

/** A table with the same headers as in the PDF (RGAA 5.6, 5.7). `name` is its own on the page. */
export function PaperTableView({ table, name }: { table: PaperTable; name: string }) {
  const places = tablePlaces(table, name);
  const numeric = (column: number) => table.columns[column]?.numeric === true;
  return (
    <section aria-label={table.caption} className="preau-table preau-paper__table" {...SCROLLED_BY_KEYBOARD}>
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {keyed(places.columns).map(({ key, part, place }) => (
              <PaperCellView key={key} numeric={numeric(place)} place={part} text={table.columns[place]?.label ?? ""} />
            ))}
          </tr>
        </thead>
        {keyed(places.groups).map(({ key, part: group, place: index }) => (
          <tbody key={key}>
            <TitleRow place={group.title} title={table.groups[index]?.title ?? ""} />
            {keyed(group.rows).map(({ key: row, part: cells, place: position }) => (
              <tr key={row}>
                {keyed(cells).map(({ key: cell, part, place: column }) => (
                  <PaperCellView
                    key={cell}
                    numeric={numeric(column)}
                    place={part}
                    text={table.groups[index]?.rows[position]?.[column] ?? ""}
                  />
                ))}
              </tr>
            ))}
            <TotalRow numeric={numeric} places={group.total} total={table.groups[index]?.total ?? null} />
          </tbody>
        ))}
        {places.totals.length > 0 ? (
          <tfoot>
            {keyed(places.totals).map(({ key, part, place }) => (
              <TotalRow key={key} numeric={numeric} places={part} total={table.totals[place] ?? null} />
            ))}
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}

function TitleRow({ place, title }: { place: CellPlace | null; title: string }) {
  if (!place) return null;
  return (
    <tr className="preau-paper__group">
      <PaperCellView place={place} text={title} />
    </tr>
  );
}

interface TotalRowProps {
  readonly total: PaperTotal | null;
  readonly places: TotalPlaces | null;
  readonly numeric: (column: number) => boolean;
}

function TotalRow({ total, places, numeric }: TotalRowProps) {
  if (!total || !places) return null;
  const texts: readonly PaperCell[] = total.values;
  return (
    <tr className="preau-paper__total">
      <PaperCellView place={places.header} text={total.label} />
      {keyed(places.values).map(({ key, part, place }) => (
        <PaperCellView key={key} numeric={numeric(places.header.span + place)} place={part} text={texts[place] ?? ""} />
      ))}
    </tr>
  );
}
