import "server-only";
import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFStream } from "pdf-lib";

/** Entries through which a PDF acts, hides a file, or reaches outside itself (attack 16). */
const DANGEROUS_KEYS = [
  "AA",
  "AF",
  "AcroForm",
  "Collection",
  "EF",
  "EmbeddedFiles",
  "JS",
  "JavaScript",
  "Launch",
  "Metadata",
  "NeedsRendering",
  "OPI",
  "OpenAction",
  "PieceInfo",
  "RF",
  "RichMediaContent",
  "Ref",
  "URI",
  "XFA",
] as const;

/** A stream whose bytes are elsewhere, in another file or behind an address. */
const EXTERNAL_STREAM_KEYS = ["F", "FFilter", "FDecodeParms"] as const;

const DANGEROUS_KINDS = new Set([
  "EmbeddedFile",
  "Filespec",
  "GoToE",
  "GoToR",
  "ImportData",
  "JavaScript",
  "Launch",
  "Movie",
  "Rendition",
  "RichMedia",
  "Sound",
  "SubmitForm",
]);

/** Entries whose value is a map with names of the author's choice: a font may well be called "JS". */
const NAME_MAPS = ["CharProcs", "ColorSpace", "ExtGState", "Font", "Pattern", "Properties", "Shading", "XObject"];

function walk(object: PDFObject, visit: (dictionary: PDFDict, ofStream: boolean) => void): void {
  if (object instanceof PDFArray) for (const entry of object.asArray()) walk(entry, visit);
  const dictionary = object instanceof PDFStream ? object.dict : object;
  if (!(dictionary instanceof PDFDict)) return;
  visit(dictionary, object instanceof PDFStream);
  for (const value of dictionary.values()) walk(value, visit);
}

/** Calls `visit` for every dictionary of a document but name maps, nested ones and those of streams included. */
function everyDictionary(context: PDFContext, visit: (dictionary: PDFDict, ofStream: boolean) => void): void {
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  const maps = new Set<PDFObject>();
  for (const object of objects) {
    walk(object, (dictionary) => {
      for (const name of NAME_MAPS) {
        const value = context.lookup(dictionary.get(PDFName.of(name)));
        if (value instanceof PDFDict) maps.add(value);
      }
    });
  }
  for (const object of objects) {
    walk(object, (dictionary, ofStream) => {
      if (!maps.has(dictionary)) visit(dictionary, ofStream);
    });
  }
}

function isDangerousKind(dictionary: PDFDict): boolean {
  return ["S", "Subtype", "Type"].some((key) => {
    const value = dictionary.get(PDFName.of(key));
    return value instanceof PDFName && DANGEROUS_KINDS.has(value.decodeText());
  });
}

/** Removes every entry that could act, and empties what is of a kind that acts. */
export function removeDanger(context: PDFContext): void {
  everyDictionary(context, (dictionary, ofStream) => {
    if (isDangerousKind(dictionary) && !ofStream) for (const key of dictionary.keys()) dictionary.delete(key);
    for (const key of DANGEROUS_KEYS) dictionary.delete(PDFName.of(key));
    if (ofStream) for (const key of EXTERNAL_STREAM_KEYS) dictionary.delete(PDFName.of(key));
  });
}

/** What could act and is still there: nothing, in a file that may be kept. */
export function findDanger(context: PDFContext): string[] {
  const found: string[] = [];
  everyDictionary(context, (dictionary, ofStream) => {
    const keys: readonly string[] = ofStream ? [...DANGEROUS_KEYS, ...EXTERNAL_STREAM_KEYS] : DANGEROUS_KEYS;
    for (const key of keys) if (dictionary.has(PDFName.of(key))) found.push(key);
    if (isDangerousKind(dictionary)) found.push("kind");
  });
  return found;
}
