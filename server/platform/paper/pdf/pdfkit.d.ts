/** What we use of fontkit 2.0.4, which comes without types. */
declare module "fontkit" {
  /** Letters put side by side; lengths in units of the font. */
  export interface GlyphRun {
    readonly glyphs: readonly unknown[];
    readonly positions: readonly { readonly xAdvance: number }[];
    readonly advanceWidth: number;
  }

  export interface Font {
    readonly unitsPerEm: number;
    readonly characterSet: readonly number[];
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): unknown;
    layout(text: string, features?: readonly string[]): GlyphRun;
  }
  export function create(bytes: Uint8Array): Font;
}

/** What we use of pdfkit 0.20.2, which comes without types; those of DefinitelyTyped stop at 0.17. */
declare module "pdfkit" {
  import type { Font } from "fontkit";

  /** A value as pdfkit writes it: a string becomes a name, bytes become a string. */
  export type PdfValue =
    | string
    | number
    | boolean
    | Uint8Array
    | PdfReference
    | readonly PdfValue[]
    | { readonly [key: string]: PdfValue };

  export interface PdfReference {
    readonly data: Record<string, PdfValue>;
  }

  export class StructureContent {
    private readonly refs: unknown;
  }

  export interface StructureElement {
    readonly dictionary: PdfReference;
    add(child: StructureElement | StructureContent): this;
    end(): void;
  }

  export interface StructureOptions {
    readonly alt?: string;
    readonly lang?: string;
    /** From the upper left corner: x and y of a corner, then of the opposite one. */
    readonly bbox?: readonly [number, number, number, number];
    readonly placement?: "Block" | "Inline";
  }

  export interface DocumentInfo {
    Title: string;
    Author: string;
    Subject: string;
    Creator: string;
    Producer: string;
    CreationDate: Date;
  }

  export default class PDFDocument implements AsyncIterable<Uint8Array> {
    constructor(options: {
      readonly pdfVersion: "1.7";
      readonly lang: string;
      readonly tagged: boolean;
      readonly displayTitle: boolean;
      readonly bufferPages: boolean;
      readonly autoFirstPage: boolean;
      readonly size: "A4";
      readonly margin: number;
      /** Null: no font to begin with, instead of a Helvetica that is not embedded. */
      readonly font: null;
      readonly info: DocumentInfo;
    });
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array>;
    readonly info: DocumentInfo;
    addPage(): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    switchToPage(index: number): unknown;
    end(): void;

    /** Adds to the XMP metadata. */
    appendXML(xml: string): void;
    /** Called by `end` after the information dictionary is written, to write `info` once more, as XMP. */
    endMetadata(): void;

    struct(type: string, options?: StructureOptions): StructureElement;
    addStructure(element: StructureElement): this;
    markStructureContent(type: string): StructureContent;
    markContent(tag: "Artifact", options: { readonly type: string; readonly attached?: readonly string[] }): this;
    endMarkedContent(): this;
    getStructTreeRoot(): PdfReference;

    registerFont(name: string, font: Font): this;
    font(name: string): this;
    fontSize(points: number): this;
    text(
      text: string,
      x: number,
      y: number,
      options: {
        readonly lineBreak: false;
        readonly baseline: "alphabetic";
        /** Known already: spares measuring it again. */
        readonly textWidth: number;
        readonly features?: readonly string[] | undefined;
      },
    ): this;

    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    scale(factor: number): this;
    path(svg: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(points: number): this;
    fill(colour: string): this;
    stroke(colour: string): this;
    fillColor(colour: string): this;
    image(bytes: Uint8Array, x: number, y: number, options: { readonly fit: readonly [number, number] }): this;
    link(
      x: number,
      y: number,
      width: number,
      height: number,
      url: string,
      options: { readonly structParent: StructureElement; readonly Contents: Uint8Array },
    ): this;
  }
}
