import "server-only";
import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName, type PDFPage } from "pdf-lib";
import { err, ok, type Result } from "@/server/platform/result";
import { UPLOAD_LIMITS } from "../domain/upload-limits";
import type { FileProblem } from "./file-problem";
import { findDanger, removeDanger } from "./pdf-danger";
import { unpacksSafely } from "./pdf-unpacking";

const PAGE_ENTRIES = [
  "Annots",
  "ArtBox",
  "BleedBox",
  "Contents",
  "CropBox",
  "Group",
  "MediaBox",
  "Parent",
  "Resources",
  "Rotate",
  "TrimBox",
  "Type",
  "UserUnit",
];

/** Marks that somebody made on a page, to be kept: they are content. Links, sounds, files and forms are not. */
const KEPT_MARKS = new Set([
  "FreeText",
  "Highlight",
  "Ink",
  "Line",
  "Circle",
  "PolyLine",
  "Polygon",
  "Square",
  "Stamp",
  "StrikeOut",
  "Underline",
]);
const MARK_ENTRIES = [
  "AP",
  "AS",
  "BE",
  "BS",
  "Border",
  "C",
  "CA",
  "DA",
  "F",
  "IC",
  "InkList",
  "L",
  "QuadPoints",
  "Rect",
  "Subtype",
  "Type",
  "Vertices",
];

function keepEntries(dictionary: PDFDict, kept: readonly string[]): void {
  for (const key of dictionary.keys()) if (!kept.includes(key.decodeText())) dictionary.delete(key);
}

function keepMarks(page: PDFPage): void {
  const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray);
  const kept = (annotations?.asArray() ?? []).filter((entry) => {
    const mark = page.doc.context.lookup(entry);
    const kind = mark instanceof PDFDict ? mark.lookupMaybe(PDFName.of("Subtype"), PDFName)?.decodeText() : undefined;
    if (!(mark instanceof PDFDict) || !kind || !KEPT_MARKS.has(kind)) return false;
    keepEntries(mark, MARK_ENTRIES);
    return true;
  });
  page.node.set(PDFName.of("Annots"), page.doc.context.obj(kept));
}

/** What was typed into a form becomes part of the page; the form itself, and its scripts, go. */
function flattenForm(document: PDFDocument): void {
  const form = document.catalog.lookupMaybe(PDFName.of("AcroForm"), PDFDict);
  if (!form) return;
  form.delete(PDFName.of("XFA"));
  document.getForm().flatten({ updateFieldAppearances: false });
}

/** Said in the clear, where the document begins to be read: nothing after it could be parsed. */
function isEncrypted(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(buffer.toString("latin1"));
}

/** A document that goes on after its end holds something else too: a page of HTML, an archive. */
function goesOnAfterEnd(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf("%%EOF");
  if (end < 0) return false;
  const rest = buffer.subarray(end + 5).toString("latin1");
  return rest.replaceAll("\0", "").trim().length > 16;
}

async function rebuild(bytes: Uint8Array): Promise<Result<Buffer, FileProblem>> {
  const source = await PDFDocument.load(bytes, {
    throwOnInvalidObject: true,
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fast,
  });
  const count = source.getPageCount();
  if (count === 0) return err("broken");
  if (count > UPLOAD_LIMITS.pdfPages) return err("too-many-pages");
  flattenForm(source);
  for (const page of source.getPages()) {
    keepMarks(page);
    keepEntries(page.node, PAGE_ENTRIES);
  }
  const clean = await PDFDocument.create({ updateMetadata: false });
  for (const page of await clean.copyPages(source, source.getPageIndices())) clean.addPage(page);
  removeDanger(clean.context);
  return ok(Buffer.from(await clean.save({ addDefaultPage: false })));
}

/**
 * The pages of a PDF in a new document, without anything that acts: scripts, actions, forms, embedded files, links,
 * streams from elsewhere (attack 16). The result is parsed again, and refused if something is left. Pictures and text
 * stay as they are. An encrypted or broken document is refused.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Result<Buffer, FileProblem>> {
  if (isEncrypted(bytes)) return err("encrypted");
  if (goesOnAfterEnd(bytes)) return err("hidden-content");
  if (!unpacksSafely(bytes)) return err("broken");
  try {
    const rebuilt = await rebuild(bytes);
    if (!rebuilt.ok) return rebuilt;
    const written = await PDFDocument.load(rebuilt.value, { throwOnInvalidObject: true, updateMetadata: false });
    return findDanger(written.context).length === 0 ? rebuilt : err("hidden-content");
  } catch {
    return err("broken");
  }
}
