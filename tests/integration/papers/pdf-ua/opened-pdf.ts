import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "pdf-lib";
import { type Drawing, readDrawing } from "./content-stream";

/** An element of the structure, with what is under it in the order in which it is read. */
export interface Element {
  readonly type: string;
  readonly dictionary: PDFDict;
  readonly reference: PDFRef;
  readonly parent: Element | undefined;
  readonly children: readonly Element[];
  /** Marked content, by page and number. */
  readonly content: readonly { readonly page: PDFRef; readonly mcid: number }[];
  /** Annotations, with the page that the structure says they are on. */
  readonly objects: readonly { readonly page: PDFRef | undefined; readonly object: PDFRef }[];
}

export interface OpenedPage extends Drawing {
  readonly page: PDFPage;
  readonly reference: PDFRef;
}

/** A PDF with its structure and its content, for checks. */
export class OpenedPdf {
  private constructor(
    readonly bytes: Uint8Array,
    readonly document: PDFDocument,
  ) {}

  static async open(bytes: Uint8Array): Promise<OpenedPdf> {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    return new OpenedPdf(bytes, document);
  }

  dict(holder: PDFDict, key: string): PDFDict | undefined {
    return holder.lookupMaybe(PDFName.of(key), PDFDict);
  }

  get structure(): PDFDict | undefined {
    return this.dict(this.document.catalog, "StructTreeRoot");
  }

  pages(): OpenedPage[] {
    return this.document.getPages().map((page) => {
      const content = page.node.Contents();
      const text = content instanceof PDFRawStream ? textOf(content) : "";
      return { page, reference: page.ref, ...readDrawing(text) };
    });
  }

  /** Every element, in the order in which it is read. */
  elements(): Element[] {
    const kids = this.structure?.get(PDFName.of("K"));
    return this.#kids(kids).flatMap((kid) => (kid instanceof PDFRef ? flatten(this.#element(kid, undefined)) : []));
  }

  #kids(kids: PDFObject | undefined): PDFObject[] {
    const found = kids instanceof PDFRef ? this.document.context.lookup(kids) : kids;
    if (found instanceof PDFArray) return found.asArray();
    return kids ? [kids] : [];
  }

  #element(reference: PDFRef, parent: Element | undefined): Element {
    const dictionary = this.document.context.lookup(reference, PDFDict);
    const own = dictionary.get(PDFName.of("Pg"));
    const children: Element[] = [];
    const content: { page: PDFRef; mcid: number }[] = [];
    const objects: { page: PDFRef | undefined; object: PDFRef }[] = [];
    const type = nameOf(dictionary.get(PDFName.of("S")));
    const element = { type, dictionary, reference, parent, children, content, objects };
    for (const kid of this.#kids(dictionary.get(PDFName.of("K")))) {
      if (kid instanceof PDFNumber && own instanceof PDFRef) content.push({ page: own, mcid: kid.asNumber() });
      else if (kid instanceof PDFRef) children.push(this.#element(kid, element));
      else if (kid instanceof PDFDict) {
        const page = kid.get(PDFName.of("Pg")) ?? own;
        const object = kid.get(PDFName.of("Obj"));
        const mcid = kid.lookupMaybe(PDFName.of("MCID"), PDFNumber)?.asNumber();
        const place = page instanceof PDFRef ? page : undefined;
        if (object instanceof PDFRef) objects.push({ page: place, object });
        else if (place && mcid !== undefined) content.push({ page: place, mcid });
      }
    }
    return element;
  }

  /** What the parent tree says of a key: the owners of a page's content, or the owner of an annotation. */
  parents(key: number): PDFObject | undefined {
    const tree = this.structure && this.dict(this.structure, "ParentTree");
    const numbers = tree?.lookupMaybe(PDFName.of("Nums"), PDFArray);
    for (let index = 0; numbers && index < numbers.size(); index += 2) {
      if (numbers.lookup(index, PDFNumber).asNumber() === key) return numbers.get(index + 1);
    }
    return undefined;
  }
}

function flatten(element: Element): Element[] {
  return [element, ...element.children.flatMap(flatten)];
}

export function nameOf(object: PDFObject | undefined): string {
  return object instanceof PDFName ? object.decodeText() : "";
}

export function stringOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}

export function textOf(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}
