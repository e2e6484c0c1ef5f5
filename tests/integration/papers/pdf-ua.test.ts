import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from "pdf-lib";
import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { paperPdf } from "@/server/platform/paper/pdf";
import { CERTIFICATE, INVOICE, LOOK } from "../../support/papers";
import { nameOf, textOf } from "./pdf-ua/opened-pdf";
import { pdfUaProblems } from "./pdf-ua/pdf-ua-problems";

/*
 * The checks themselves: each finds what it is there to find. Every case takes one thing away from a paper that passes.
 */

const key = PDFName.of;
let invoice: Buffer;
let certificate: Buffer;

beforeAll(async () => {
  const issued = Temporal.Instant.from("2026-12-03T08:00:00Z");
  invoice = await paperPdf(INVOICE, LOOK, issued);
  certificate = await paperPdf(CERTIFICATE, LOOK, issued);
});

type Spoil = (pdf: PDFDocument) => void;

async function spoiled(pdf: Buffer, spoil: Spoil): Promise<string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  spoil(document);
  return pdfUaProblems(await document.save({ useObjectStreams: false, addDefaultPage: false }));
}

/** The elements of a type, in the order in which they were written. */
function elements(pdf: PDFDocument, type: string): PDFDict[] {
  const all = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const dictionaries = all.filter((object) => object instanceof PDFDict);
  return dictionaries.filter((dictionary) => nameOf(dictionary.get(key("S"))) === type && dictionary.has(key("P")));
}

function first(pdf: PDFDocument, type: string): PDFDict {
  const [element] = elements(pdf, type);
  if (!element) throw new Error(`No ${type}`);
  return element;
}

/** Writes the content of the first page anew. */
function rewrite(pdf: PDFDocument, change: (content: string) => string): void {
  const page = pdf.getPage(0);
  const content = page.node.Contents();
  if (!(content instanceof PDFRawStream)) throw new Error("No content");
  page.node.set(
    key("Contents"),
    pdf.context.register(pdf.context.flateStream(Buffer.from(change(textOf(content)), "latin1"))),
  );
}

function rewriteMetadata(pdf: PDFDocument, change: (xmp: string) => string): void {
  const stream = pdf.catalog.lookup(key("Metadata"));
  if (!(stream instanceof PDFRawStream)) throw new Error("No metadata");
  const xmp = change(Buffer.from(stream.contents).toString("utf8"));
  pdf.catalog.set(key("Metadata"), pdf.context.register(pdf.context.stream(Buffer.from(xmp))));
}

function annotation(pdf: PDFDocument): PDFDict {
  return pdf.getPage(0).node.lookup(key("Annots"), PDFArray).lookup(0, PDFDict);
}

describe("a paper printed without tags", () => {
  it("fails every check there is on tags", async () => {
    const problems = await spoiled(certificate, (pdf) => {
      pdf.catalog.delete(key("StructTreeRoot"));
      pdf.catalog.delete(key("MarkInfo"));
      rewrite(pdf, (content) => content.replace(/^\/\w+ <<[^>]*>>\s*BDC$|^EMC$/gm, ""));
    });
    expect(problems).toContain("The document does not say that it is tagged");
    expect(problems).toContain("There is no structure");
    expect(problems).toContainEqual(
      expect.stringMatching(/^\d+ strokes are neither content nor decoration \(page 1\)$/),
    );
    expect(problems).toContain("A link is not in the structure (page 1)");
  });
});

const CASES: readonly (readonly [what: string, from: "invoice" | "certificate", spoil: Spoil, problem: string])[] = [
  ["nothing", "invoice", () => undefined, ""],
  ["nothing", "certificate", () => undefined, ""],
  ["the language", "invoice", (pdf) => pdf.catalog.delete(key("Lang")), "The document has no language"],
  ["the title bar", "invoice", (pdf) => pdf.catalog.delete(key("ViewerPreferences")), "The title is not displayed"],
  [
    "the certainty of its tags",
    "invoice",
    (pdf) => pdf.catalog.lookup(key("MarkInfo"), PDFDict).set(key("Suspects"), PDFBool.True),
    "The tags are suspect",
  ],
  [
    "the identifier",
    "invoice",
    (pdf) => rewriteMetadata(pdf, (xmp) => xmp.replace(/<pdfuaid:part>1/, "<pdfuaid:part>")),
    "The metadata lacks the identifier of PDF/UA-1",
  ],
  [
    "the title of its metadata",
    "invoice",
    (pdf) => rewriteMetadata(pdf, (xmp) => xmp.replace("Facture de novembre 2026", " ")),
    "The metadata has no title",
  ],
  [
    "the escaping of its metadata",
    "invoice",
    (pdf) => rewriteMetadata(pdf, (xmp) => xmp.replace("Facture de", "Facture & reçu de")),
    "The metadata is no XML",
  ],
  [
    "the font",
    "invoice",
    (pdf) => {
      for (const [, object] of pdf.context.enumerateIndirectObjects()) {
        if (object instanceof PDFDict) object.delete(key("FontFile2"));
      }
    },
    "The font BZZZZZ+AtkinsonHyperlegibleNext-Bold is not embedded",
  ],
  [
    "the name of a letter",
    "invoice",
    (pdf) => rewrite(pdf, (content) => content.replace(/\[<[0-9a-f]{4}/, "[<0000")),
    "The font BZZZZZ+AtkinsonHyperlegibleNext-Bold shows a letter that it cannot name (0000)",
  ],
  [
    "the alternative of a picture",
    "certificate",
    (pdf) => first(pdf, "Figure").delete(key("Alt")),
    "A picture has no alternative",
  ],
  ["the place of a picture", "certificate", (pdf) => first(pdf, "Figure").delete(key("A")), "A picture has no place"],
  [
    "the scope of a header",
    "invoice",
    (pdf) => first(pdf, "TH").lookup(key("A"), PDFDict).delete(key("Scope")),
    'A header cell has the scope "", not Column',
  ],
  [
    "the right scope of a header",
    "invoice",
    (pdf) => {
      const inRow = elements(pdf, "TH").find((header) => header.lookup(key("A"), PDFDict).has(key("Headers")));
      inRow?.lookup(key("A"), PDFDict).set(key("Scope"), key("Column"));
    },
    'A header cell has the scope "Column", not Row',
  ],
  [
    "a header that cells name",
    "invoice",
    (pdf) => first(pdf, "TH").delete(key("ID")),
    "A cell names a header that is not there: t1c0",
  ],
  [
    "the names of the headers of a cell",
    "invoice",
    (pdf) => first(pdf, "TD").lookup(key("A"), PDFDict).delete(key("Headers")),
    "A cell under a title does not name its headers",
  ],
  [
    "a cell",
    "invoice",
    (pdf) => {
      const kids = first(pdf, "TR").lookup(key("K"), PDFArray);
      kids.remove(kids.size() - 1);
    },
    "The rows of a table have different lengths",
  ],
  ["the order of headings", "invoice", (pdf) => first(pdf, "H2").set(key("S"), key("H3")), "H3 comes too early"],
  ["a standard type", "invoice", (pdf) => first(pdf, "LI").set(key("S"), key("Item")), "L holds a Item"],
  [
    "the link to a parent",
    "invoice",
    (pdf) => first(pdf, "LI").set(key("P"), PDFRef.of(1)),
    "A LI names another parent",
  ],
  [
    "the mark of a decoration",
    "invoice",
    (pdf) =>
      rewrite(pdf, (content) =>
        content.replace(/\/Artifact <<[^>]*>> BDC|\/Artifact <<\s[^>]*>>\s*BDC/, "/Span <<>> BDC"),
      ),
    "A mark belongs to no element (page 1)",
  ],
  [
    "the mark of a text",
    "invoice",
    (pdf) =>
      rewrite(pdf, (content) =>
        content.replace(/\/H1 <<\s*\/MCID \d+\s*>> BDC([\s\S]*?)EMC/, (_, inside: string) => inside),
      ),
    "1 pieces of content are in the structure only (page 1)",
  ],
  [
    "a mark, put inside another",
    "invoice",
    (pdf) =>
      rewrite(pdf, (content) =>
        content.replace(/(\/H1 <<\s*\/MCID \d+\s*>> BDC)([\s\S]*?)EMC/, "$1 /Artifact <<>> BDC $2 EMC EMC"),
      ),
    "Marks stand in one another (page 1)",
  ],
  [
    "the parent tree",
    "invoice",
    (pdf) => pdf.getPage(0).node.delete(key("StructParents")),
    "pieces of content have no owner, or two (page 1)",
  ],
  [
    "the element of a link",
    "certificate",
    (pdf) => first(pdf, "Link").set(key("S"), key("P")),
    "A link is not in the structure (page 1)",
  ],
  [
    "what a link says",
    "certificate",
    (pdf) => annotation(pdf).delete(key("Contents")),
    "A link does not say where it leads (page 1)",
  ],
  [
    "the order of links",
    "certificate",
    (pdf) => pdf.getPage(0).node.delete(key("Tabs")),
    "Links do not follow the structure (page 1)",
  ],
];

describe("a paper that lost", () => {
  it.each(CASES)("%s (%s)", async (_, from, spoil, problem) => {
    const problems = await spoiled(from === "invoice" ? invoice : certificate, spoil);
    if (problem === "") expect(problems).toEqual([]);
    else expect(problems).toContainEqual(expect.stringContaining(problem));
  });
});
