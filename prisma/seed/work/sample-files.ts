import { PDFDocument, StandardFonts } from "pdf-lib";
import sharp from "sharp";

/** A file as a family would send it: a real PDF of one page, or a real photograph of a sheet. */
export interface SampleFile {
  readonly bytes: Uint8Array;
  readonly mediaType: "application/pdf" | "image/jpeg";
  readonly extension: "pdf" | "jpg";
}

const A4: [number, number] = [595, 842];

export async function samplePdf(title: string, lines: readonly string[]): Promise<SampleFile> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  pdf.setLanguage("fr-FR");
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage(A4);
  page.drawText(title, { x: 60, y: 760, size: 20, font });
  for (const [index, line] of lines.entries()) page.drawText(line, { x: 60, y: 710 - 22 * index, size: 12, font });
  return { bytes: await pdf.save(), mediaType: "application/pdf", extension: "pdf" };
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

export async function samplePhoto(title: string, lines: readonly string[]): Promise<SampleFile> {
  const rows = lines.map(
    (line, index) => `<text x="60" y="${190 + 34 * index}" font-size="20">${escaped(line)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="700" height="990" font-family="sans-serif">
    <rect width="700" height="990" fill="#f4f1ea"/><text x="60" y="120" font-size="30">${escaped(title)}</text>${rows.join("")}</svg>`;
  const bytes = await sharp(Buffer.from(svg)).rotate(1, { background: "#8a8378" }).jpeg({ quality: 70 }).toBuffer();
  return { bytes, mediaType: "image/jpeg", extension: "jpg" };
}
