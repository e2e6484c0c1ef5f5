import "server-only";
import type { PaperLook } from "../paper-look";
import type { TaggedPdf } from "./tagged-pdf";
import type { TextStyle } from "./text-layout";

export type StyleName =
  | "title"
  | "heading2"
  | "heading3"
  | "body"
  | "strong"
  | "label"
  | "note"
  | "columnLabel"
  | "cell"
  | "amount"
  | "strongAmount"
  | "total"
  | "totalAmount"
  | "figure"
  | "calloutTitle"
  | "code"
  | "issuer"
  | "headLine"
  | "address"
  | "stamp"
  | "small";

/** A document being drawn, and how it looks. */
export interface Press {
  readonly pdf: TaggedPdf;
  readonly look: PaperLook;
  readonly styles: Readonly<Record<StyleName, TextStyle>>;
}

/** Sizes in points: what must be read is never under 9, what the law wants said never under 8. */
export function pressOf(pdf: TaggedPdf, look: PaperLook): Press {
  const { ink, primary, mention } = look;
  const regular = (size: number, leading: number, colour: string): TextStyle => ({
    size,
    leading,
    face: "regular",
    colour,
  });
  const bold = (size: number, leading: number, colour: string): TextStyle => ({ size, leading, face: "bold", colour });
  return {
    pdf,
    look,
    styles: {
      title: bold(21, 26, primary),
      heading2: bold(13.5, 18, primary),
      heading3: bold(11, 15, ink),
      body: regular(10.5, 15, ink),
      strong: bold(10.5, 15, ink),
      label: regular(9.5, 15, mention),
      note: regular(9, 12, mention),
      columnLabel: bold(9.5, 12.5, primary),
      cell: regular(10.5, 14, ink),
      amount: { ...regular(10.5, 14, ink), numeric: true },
      strongAmount: { ...bold(10.5, 14, ink), numeric: true },
      total: bold(12, 19, ink),
      totalAmount: { ...bold(13, 19, primary), numeric: true },
      figure: bold(26, 32, primary),
      calloutTitle: bold(12, 17, ink),
      code: bold(13, 20, ink),
      issuer: bold(14, 18, primary),
      headLine: regular(9, 12.5, mention),
      address: regular(11, 13.5, ink),
      stamp: bold(12, 16, ink),
      small: regular(8.5, 11, mention),
    },
  };
}
