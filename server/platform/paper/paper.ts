/*
 * What a paper of the town says (invoice, receipt, certificate), once, for its two renderings: the tagged PDF of
 * `./pdf` and the page of components/papers. Both show the same content in the same order (requirements E1, Y6).
 *
 * Every text is ready to be read: French typography, amounts and dates already written out. Nothing here is computed.
 */

/** A sentence, or its parts when some of its words matter more than the others. */
export type PaperText = string | readonly (string | { readonly strong: string })[];

/** Who writes: the head of the first page. */
export interface Letterhead {
  /** "Ville de Corbas". */
  readonly issuer: string;
  /** The service, its postal address. */
  readonly lines: readonly string[];
  /** Telephone, e-mail, opening hours. */
  readonly contact: readonly string[];
  /** `url` is for the page; the PDF draws the picture of its `PaperLook`. */
  readonly logo: { readonly url: string; readonly alternative: string } | null;
}

export interface PaperFact {
  readonly label: string;
  readonly value: PaperText;
}

/** A cell: what it says, and what explains it, smaller, underneath. */
export type PaperCell = string | { readonly text: string; readonly note: string };

export interface PaperColumn {
  readonly label: string;
  /** Amounts and counts end at the same place. */
  readonly numeric?: boolean;
}

/** A sum: its label spans the columns that `values`, which are the last ones, leave free. */
export interface PaperTotal {
  readonly label: string;
  readonly values: readonly string[];
}

/** Rows that belong together, under a title of their own. The first cell of a row is its header. */
export interface PaperRowGroup {
  readonly title: string | null;
  readonly rows: readonly (readonly PaperCell[])[];
  readonly total: PaperTotal | null;
}

export type PaperBlock =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: PaperText }
  | { readonly kind: "facts"; readonly facts: readonly PaperFact[] }
  | { readonly kind: "list"; readonly items: readonly PaperText[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly PaperColumn[];
      readonly groups: readonly PaperRowGroup[];
      /** Of the whole table; the last is the one that counts. */
      readonly totals: readonly PaperTotal[];
    }
  | {
      /** What must be seen first: an amount to pay, a warning. */
      readonly kind: "callout";
      readonly title: string;
      /** "84,20 €", written large. */
      readonly figure: string | null;
      readonly lines: readonly PaperText[];
    }
  | {
      readonly kind: "signature";
      /** "Fait à Corbas, le 3 décembre 2026". */
      readonly placeAndDate: string;
      readonly name: string;
      readonly quality: string;
    }
  | {
      /** How a third party checks the paper. The QR code leads to `url`; `address` is the same for somebody who types. */
      readonly kind: "verification";
      readonly code: string;
      readonly url: string;
      readonly address: string;
    };

export type PaperTable = Extract<PaperBlock, { kind: "table" }>;

export interface Paper {
  /** The main heading and the name of the document: "Facture de novembre 2026". */
  readonly title: string;
  /** One sentence for those who file the document: "Facture n° 2026-000123 de la famille Roy". */
  readonly subject: string;
  readonly language: "fr-FR";
  readonly letterhead: Letterhead;
  /** "Duplicata" (X5), "Document d’exemple": a word on every page, read aloud before the rest. */
  readonly mention: string | null;
  /** As on an envelope, six lines at most (NF Z 10-011); empty when the paper is not sent to anybody. */
  readonly recipient: readonly string[];
  /** Number, date, last day to pay. */
  readonly references: readonly PaperFact[];
  readonly blocks: readonly PaperBlock[];
  /** What the law wants said, at the end. */
  readonly legal: readonly string[];
}
