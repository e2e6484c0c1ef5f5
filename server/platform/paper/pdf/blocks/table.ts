import "server-only";
import type { StructureElement } from "pdfkit";
import type { PaperRowGroup, PaperTable, PaperTotal } from "../../paper";
import { TABLE_WORDS } from "../../paper-words.fr";
import { type CellPlace, type GroupPlaces, type TablePlaces, type TotalPlaces, tablePlaces } from "../../table-places";
import { CONTENT_WIDTH, PAGE } from "../measures";
import type { Piece } from "../page-flow";
import type { Press } from "../press";
import { layOut } from "../text-layout";
import type { Column } from "./stack";
import { cellElement } from "./table-cells";
import { cellBox, cellStack, type Grid, gridOf } from "./table-grid";
import { headerPieces } from "./table-header";
import { type RowLook, reminder, rowPieces } from "./table-rows";

/** What all the rows of a table share. */
interface Table {
  readonly press: Press;
  readonly definition: PaperTable;
  readonly grid: Grid;
  readonly element: StructureElement;
  readonly places: TablePlaces;
}

/** A table, its header drawn again at the top of each page. `name` is its own in the document. */
export function tablePieces(press: Press, definition: PaperTable, name: string): Piece[] {
  const element = press.pdf.element(press.pdf.root, "Table");
  const places = tablePlaces(definition, name);
  const table: Table = { press, definition, grid: gridOf(press, definition), element, places };
  const caption = captionPiece(table);
  const { header, repeated } = headerPieces(press, element, definition, table.grid, places.columns);
  const groups = definition.groups.flatMap((group, index) => {
    const place = places.groups[index];
    return place ? groupPieces(table, group, place) : [];
  });
  const totals = totalsPieces(table);
  return [caption, header, ...[...groups, ...totals].map((piece) => underHeader(piece, repeated))];
}

function underHeader(piece: Piece, header: NonNullable<Piece["repeated"]>): Piece {
  return { ...piece, repeated: [...header, ...(piece.repeated ?? [])] };
}

function captionPiece({ press: { pdf, styles }, element: table, definition }: Table): Piece {
  const element = pdf.element(table, "Caption");
  const text = layOut(definition.caption, styles.strong, CONTENT_WIDTH);
  return {
    height: text.height + 2,
    before: 13,
    keepWithNext: true,
    draw: (top) => pdf.content(element, () => pdf.drawText(text, PAGE.left, top, CONTENT_WIDTH)),
  };
}

function groupPieces(table: Table, { title, rows, total }: PaperRowGroup, places: GroupPlaces): Piece[] {
  const { press, grid } = table;
  const body = press.pdf.element(table.element, "TBody");
  const titlePieces = title === null || !places.title ? [] : groupTitlePieces(table, body, places.title, title);
  const lines = rows.flatMap((row, position) => {
    const element = press.pdf.element(body, "TR");
    const cells = row.flatMap((cell, column): Column[] => {
      const place = places.rows[position]?.[column];
      if (!place) return [];
      const stack = cellStack(press, grid, column, cell, cellElement(press.pdf, element, place));
      return [{ stack, ...cellBox(grid, column) }];
    });
    return rowPieces(press, cells, { keepWithNext: total !== null && position === rows.length - 1 });
  });
  const sums = total && places.total ? totalPieces(table, body, total, places.total, {}) : [];
  const repeated = title === null ? undefined : [groupReminder(table, title)];
  return [...titlePieces, ...[...lines, ...sums].map((piece) => ({ ...piece, repeated }))];
}

function wholeRow({ press: { styles }, grid, definition }: Table, element: StructureElement, text: string): Column {
  const box = cellBox(grid, 0, definition.columns.length);
  return { stack: [{ element, block: layOut(text, styles.strong, box.width) }], ...box };
}

function groupTitlePieces(table: Table, body: StructureElement, place: CellPlace, title: string): Piece[] {
  const { pdf, look } = table.press;
  const cell = cellElement(pdf, pdf.element(body, "TR"), place);
  return rowPieces(table.press, [wholeRow(table, cell, title)], { background: look.tint, keepWithNext: true });
}

/** A page that begins in the middle of a group says which. */
function groupReminder(table: Table, title: string) {
  const { pdf, look } = table.press;
  return reminder(table.press, [wholeRow(table, pdf.root, TABLE_WORDS.continued(title))], (y, height) =>
    pdf.drawRectangle({ x: PAGE.left, y, width: CONTENT_WIDTH, height }, look.tint),
  );
}

/** The sums of the table: the last is the one that counts, the others lead to it. */
function totalsPieces(table: Table): Piece[] {
  const { press, definition, element, places } = table;
  if (definition.totals.length === 0) return [];
  const foot = press.pdf.element(element, "TFoot");
  return definition.totals.flatMap((total, index) => {
    const place = places.totals[index];
    if (!place) return [];
    const last = index === definition.totals.length - 1;
    return last
      ? totalPieces(table, foot, total, place, { background: press.look.tint, above: 1.25 })
      : totalPieces(table, foot, total, place, { keepWithNext: true, ...(index === 0 ? { above: 0.75 } : {}) });
  });
}

function totalPieces(
  { press, definition, grid }: Table,
  parent: StructureElement,
  { label, values }: PaperTotal,
  places: TotalPlaces,
  rowLook: RowLook,
): Piece[] {
  const { pdf, styles } = press;
  const counts = rowLook.background !== undefined;
  const row = pdf.element(parent, "TR");
  const { span } = places.header;
  const box = cellBox(grid, 0, span);
  const header = cellElement(pdf, row, places.header);
  const cells = places.values.map((place, index): Column => {
    const column = span + index;
    const inside = cellBox(grid, column);
    const numeric = definition.columns[column]?.numeric === true;
    const style = { ...(counts ? styles.totalAmount : styles.strongAmount), numeric };
    const block = layOut(values[index] ?? "", style, inside.width);
    return { stack: [{ element: cellElement(pdf, row, place), block }], ...inside };
  });
  const labelled = layOut(label, counts ? styles.total : styles.cell, box.width);
  return rowPieces(press, [{ stack: [{ element: header, block: labelled }], ...box }, ...cells], rowLook);
}
