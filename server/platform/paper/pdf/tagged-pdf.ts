import "server-only";
import PDFDocument, { type PdfValue, type StructureElement, type StructureOptions } from "pdfkit";
import { type FontName, fontOf, TABULAR } from "./fonts";
import type { TextBlock } from "./text-layout";

export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  /** Epoch milliseconds: the only thing of the file that the paper itself does not say. */
  readonly createdAt: number;
}

/** What is drawn and says nothing: on the page, or repeated from page to page. */
export type Decoration = "Layout" | "Pagination";

const FONTS: readonly FontName[] = ["regular", "bold", "regular-ext", "bold-ext"];

/**
 * A PDF 1.7 in which nothing can be drawn without saying what it is: either content of an element of the structure, or
 * decoration (PDF/UA-1, 7.1). Elements are read in the order in which they were made.
 */
export class TaggedPdf {
  readonly #doc: PDFDocument;
  readonly root: StructureElement;
  readonly #named: { readonly name: string; readonly element: StructureElement }[] = [];

  constructor(facts: DocumentFacts) {
    this.#doc = new PDFDocument({
      pdfVersion: "1.7",
      lang: facts.language,
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      size: "A4",
      margin: 0,
      font: null,
      info: {
        Title: facts.title,
        Author: facts.author,
        Subject: facts.subject,
        Creator: "Préau",
        Producer: "Préau, PDFKit",
        CreationDate: new Date(facts.createdAt),
      },
    });
    for (const name of FONTS) this.#doc.registerFont(name, fontOf(name));
    this.root = this.#doc.struct("Document", { lang: facts.language });
    this.#doc.addStructure(this.root);
    this.addPage();
  }

  addPage(): void {
    this.#doc.addPage();
  }

  /** A new element at the end of `parent`. */
  element(parent: StructureElement, type: string, options: StructureOptions = {}): StructureElement {
    const element = this.#doc.struct(type, options);
    parent.add(element);
    return element;
  }

  /** A new element for a picture drawn in `area` of this page, said in words (PDF/UA-1, 7.3). */
  figure(parent: StructureElement, alternative: string, { x, y, width, height }: Area): StructureElement {
    return this.element(parent, "Figure", {
      alt: alternative,
      placement: "Block",
      bbox: [x, y, x + width, y + height],
    });
  }

  /** `owner` says which attributes these are (ISO 32000-1, 14.8.5.2). */
  setAttributes(
    element: StructureElement,
    owner: "Table" | "List",
    attributes: Readonly<Record<string, PdfValue>>,
  ): void {
    element.dictionary.data.A = { O: owner, ...attributes };
  }

  /** The name that other elements call it by, unique in the document. */
  setName(element: StructureElement, name: string): void {
    element.dictionary.data.ID = Buffer.from(name);
    this.#named.push({ name, element });
  }

  /** What `draw` draws is read as part of `element`. May be called again for the same element, on another page too. */
  content(element: StructureElement, draw: () => void): void {
    const type = element.dictionary.data.S;
    element.add(this.#doc.markStructureContent(typeof type === "string" ? type : "P"));
    draw();
    this.#doc.endMarkedContent();
  }

  /** What `draw` draws is not read. */
  decoration(kind: Decoration, draw: () => void): void {
    this.#doc.markContent("Artifact", { type: kind });
    draw();
    this.#doc.endMarkedContent();
  }

  /** A link over what is drawn on this page, with its element, which must be new. It is closed by this. */
  link(element: StructureElement, label: string, url: string, area: Area, draw: () => void): void {
    this.content(element, draw);
    this.#doc.link(area.x, area.y, area.width, area.height, url, {
      structParent: element,
      Contents: utf16(label),
    });
    // Closed now: pdfkit writes where the link is when its element ends, and takes the page of that moment.
    element.end();
  }

  /** Lines from `y` down, between `x` and `x` + `width`. A line that is not the last ends with the space that parts words. */
  drawText({ lines, style, continues }: TextBlock, x: number, y: number, width: number): void {
    const features = style.numeric ? TABULAR : undefined;
    this.#doc.fillColor(style.colour).fontSize(style.size);
    lines.forEach((line, index) => {
      const start = style.numeric ? x + width - line.width : x;
      const baseline = y + index * style.leading + style.leading / 2 + CAPITAL_MIDDLE * style.size;
      line.runs.forEach((run, position) => {
        const ends = (continues || index < lines.length - 1) && position === line.runs.length - 1;
        this.#doc.font(run.font).text(ends ? `${run.text} ` : run.text, start + run.x, baseline, {
          lineBreak: false,
          baseline: "alphabetic",
          textWidth: line.width,
          features,
        });
      });
    });
  }

  drawRectangle(area: Area, colour: string): void {
    this.#doc.rect(area.x, area.y, area.width, area.height).fill(colour);
  }

  drawFrame(area: Area, thickness: number, colour: string): void {
    this.#doc.lineWidth(thickness).roundedRect(area.x, area.y, area.width, area.height, 2).stroke(colour);
  }

  drawRule(x: number, y: number, width: number, thickness: number, colour: string): void {
    this.#doc
      .lineWidth(thickness)
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke(colour);
  }

  drawPicture(png: Uint8Array, area: Area): void {
    this.#doc.image(png, area.x, area.y, { fit: [area.width, area.height] });
  }

  /** An SVG path drawn in a square of `size`, filling `area`. */
  drawPath(path: string, size: number, area: Area, colour: string): void {
    this.#doc
      .save()
      .translate(area.x, area.y)
      .scale(area.width / size)
      .path(path)
      .fill(colour)
      .restore();
  }

  /** Goes back to each page in turn, once all is written and counted. */
  eachPage(visit: (page: number, count: number) => void): void {
    const { start, count } = this.#doc.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.#doc.switchToPage(start + index);
      visit(index + 1, count);
    }
  }

  /** Closes the document. The same calls give the same bytes. */
  async bytes(): Promise<Buffer> {
    this.root.end();
    this.#writeNames();
    this.#writeMetadata();
    this.#doc.end();
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.#doc) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** Cells name their headers; whoever reads finds them by this tree (ISO 32000-1, 14.7.2). */
  #writeNames(): void {
    if (this.#named.length === 0) return;
    const sorted = this.#named.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const names = sorted.flatMap(({ name, element }) => [Buffer.from(name), element.dictionary]);
    this.#doc.getStructTreeRoot().data.IDTree = { Names: names };
  }

  /**
   * The identifier of PDF/UA-1. pdfkit's own option for it also lists the letters of each font, without the parts that
   * accented letters are made of, which 7.21.4.2 forbids. And it writes the title in the XMP without escaping it.
   */
  #writeMetadata(): void {
    this.#doc.appendXML(
      '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>',
    );
    const write = this.#doc.endMetadata.bind(this.#doc);
    this.#doc.endMetadata = () => {
      const { info } = this.#doc;
      for (const key of ["Title", "Author", "Subject"] as const) info[key] = escapeXml(info[key]);
      write();
    };
  }
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Half the height of capitals, for one point of size: lines are centred on it. */
const CAPITAL_MIDDLE = 0.334;

function escapeXml(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, " ").replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A text as PDF strings hold it when it is not ASCII: UTF-16, biggest byte first, after a mark. */
function utf16(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
}
