import { PDFArray, PDFBool, PDFDict, PDFName, PDFRawStream } from "pdf-lib";
import { nameOf, type OpenedPdf, stringOf, textOf } from "./opened-pdf";

const key = PDFName.of;

/** What the file says of itself (ISO 14289-1, 5 and 7.1; 7.2 for its language). */
export function documentProblems(pdf: OpenedPdf): string[] {
  const { catalog } = pdf.document;
  const isTrue = (holder: PDFDict | undefined, entry: string) =>
    holder?.lookupMaybe(key(entry), PDFBool)?.asBoolean() === true;
  const header = Buffer.from(pdf.bytes.subarray(0, 8)).toString("latin1");
  const metadata = catalog.lookup(key("Metadata"));
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(textOf(metadata), "latin1").toString("utf8") : "";
  const title = /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(xmp)?.[1] ?? "";
  return [
    ...(header === "%PDF-1.7" ? [] : ["The file is no PDF 1.7"]),
    ...(isTrue(pdf.dict(catalog, "MarkInfo"), "Marked") ? [] : ["The document does not say that it is tagged"]),
    ...(isTrue(pdf.dict(catalog, "MarkInfo"), "Suspects") ? ["The tags are suspect"] : []),
    ...(/^fr(-[A-Z]{2})?$/.test(stringOf(catalog.get(key("Lang"))) ?? "") ? [] : ["The document has no language"]),
    ...(isTrue(pdf.dict(catalog, "ViewerPreferences"), "DisplayDocTitle") ? [] : ["The title is not displayed"]),
    ...(/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp) ? [] : ["The metadata lacks the identifier of PDF/UA-1"]),
    ...(title.trim() ? [] : ["The metadata has no title"]),
    ...(/&(?!#\d+;|amp;|lt;|gt;|quot;|apos;)/.test(xmp) ? ["The metadata is no XML"] : []),
    ...(pdf.structure ? [] : ["There is no structure"]),
    ...(catalog.has(key("AcroForm")) && pdf.document.getForm().getFields().length > 0 ? ["There are form fields"] : []),
    ...fontProblems(pdf),
  ];
}

/** Fonts are whole and say which letter each code is (7.21). Codes shown are known; none is the empty box. */
function fontProblems(pdf: OpenedPdf): string[] {
  return pdf.pages().flatMap(({ page, painted }) => {
    const fonts = pdf.dict(page.node.Resources() ?? page.node, "Font");
    const problems: string[] = [];
    for (const [name, reference] of fonts?.entries() ?? []) {
      const font = pdf.document.context.lookup(reference, PDFDict);
      const label = nameOf(font.get(key("BaseFont")));
      const descendant = font.lookupMaybe(key("DescendantFonts"), PDFArray)?.lookup(0, PDFDict);
      const descriptor = descendant && pdf.dict(descendant, "FontDescriptor");
      if (!descriptor?.has(key("FontFile2"))) problems.push(`The font ${label} is not embedded`);
      if (descriptor?.has(key("CIDSet"))) problems.push(`The font ${label} lists its letters, which must then be all`);
      if (nameOf(descendant?.get(key("CIDToGIDMap"))) !== "Identity") problems.push(`The font ${label} has no map`);
      const unicode = font.lookup(key("ToUnicode"));
      const known = unicode instanceof PDFRawStream ? unicodeOf(textOf(unicode)) : [];
      const shown = painted.filter((stroke) => stroke.font === name.decodeText()).flatMap(({ codes }) => codes);
      const wrong = shown.find((code) => code === "0000" || !/[1-9a-f]/.test(known[Number.parseInt(code, 16)] ?? ""));
      if (wrong) problems.push(`The font ${label} shows a letter that it cannot name (${wrong})`);
    }
    return problems;
  });
}

/** The letters of each code, in hexadecimal: pdfkit writes one list that begins at 0. */
function unicodeOf(cmap: string): string[] {
  const lists = [...cmap.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[(.*?)\]/gs)].map(([, list = ""]) => list);
  return lists.flatMap((list) => [...list.matchAll(/<([^>]*)>/g)].map(([, letters = ""]) => letters));
}
