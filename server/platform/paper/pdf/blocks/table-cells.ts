import "server-only";
import type { PdfValue, StructureElement } from "pdfkit";
import type { CellPlace } from "../../table-places";
import type { TaggedPdf } from "../tagged-pdf";

/** PDF knows no header without scope: a title in the middle of a table is one for the columns under it. */
const SCOPES = { row: "Row", column: "Column" } as const;

/** The element of a cell, with what it is to the others. */
export function cellElement(pdf: TaggedPdf, row: StructureElement, place: CellPlace): StructureElement {
  const header = place.kind === "header";
  const element = pdf.element(row, header ? "TH" : "TD");
  const attributes: Record<string, PdfValue> = {};
  if (header) attributes.Scope = SCOPES[place.scope ?? "column"];
  if (place.span > 1) attributes.ColSpan = place.span;
  if (place.headers.length > 0) attributes.Headers = place.headers.map((name) => Buffer.from(name));
  if (Object.keys(attributes).length > 0) pdf.setAttributes(element, "Table", attributes);
  if (place.name !== null) pdf.setName(element, place.name);
  return element;
}
