import { deflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFString, rgb } from "pdf-lib";
import sharp from "sharp";

/** Files made for the tests: honest ones, and those that attackers send (quality C.3, attacks 15 to 19). */
export function file(bytes: Uint8Array<ArrayBuffer> | string, name: string, type = "application/octet-stream"): File {
  return new File([bytes], name, { type });
}

const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** A photograph of a telephone held upright: rotated by EXIF, with the place where it was taken. */
export async function photo(width = 400, height = 300): Promise<Uint8Array<ArrayBuffer>> {
  const left = { create: { width: width / 2, height, channels: 3 as const, background: "#c00" } };
  const red = await sharp(left).png().toBuffer();
  const whole = sharp({ create: { width, height, channels: 3, background: "#00c" } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
  const exif = {
    IFD0: { Make: "CANARI-APPAREIL", Orientation: "6", ImageDescription: "<script>alert(1)</script>" },
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "45/1 38/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "4/1 54/1 0/1" },
  };
  return own(await whole.jpeg({ quality: 90 }).withMetadata({ orientation: 6 }).withExif(exif).toBuffer());
}

export async function screenshot(): Promise<Uint8Array<ArrayBuffer>> {
  return own(
    await sharp({ create: { width: 300, height: 200, channels: 3, background: "#fff" } })
      .png()
      .toBuffer(),
  );
}

/** A two-page document with text. */
export async function pdf(
  prepare: (document: PDFDocument) => void | Promise<void> = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  for (const text of ["Attestation de quotient familial", "Page deux"]) {
    const page = document.addPage([400, 300]);
    page.drawText(text, { x: 20, y: 200 });
    page.drawRectangle({ x: 20, y: 20, width: 50, height: 50, color: rgb(1, 0, 0) });
  }
  await prepare(document);
  return own(await document.save({ useObjectStreams: false, updateFieldAppearances: false }));
}

/** Everything that a PDF can do besides being read, at once. */
export function hostilePdf(): Promise<Uint8Array<ArrayBuffer>> {
  return pdf(async (document) => {
    const { context, catalog } = document;
    const script = context.obj({ Type: "Action", S: "JavaScript", JS: PDFString.of("app.alert('CANARI-JS')") });
    const launch = context.obj({ S: "Launch", F: PDFString.of("cmd.exe CANARI-LAUNCH") });
    document.addJavaScript("main", "app.alert('CANARI-NAMED-JS')");
    await document.attach(new TextEncoder().encode("CANARI-EMBEDDED"), "virus.exe", {
      mimeType: "application/x-msdownload",
    });
    catalog.set(PDFName.of("OpenAction"), script);
    catalog.set(PDFName.of("AA"), context.obj({ WC: launch }));
    const page = document.getPage(0);
    page.node.set(PDFName.of("AA"), context.obj({ O: script }));
    const annotations = [
      {
        Subtype: "Link",
        Rect: [0, 0, 400, 300],
        A: { S: "URI", URI: PDFString.of("https://evil.example/CANARI-URI") },
      },
      { Subtype: "Screen", Rect: [0, 0, 10, 10], A: launch },
      { Subtype: "Square", Rect: [5, 5, 50, 50], AA: { E: script }, C: [1, 0, 0] },
      { Subtype: "FileAttachment", Rect: [0, 0, 10, 10], FS: { Type: "Filespec", F: PDFString.of("CANARI-FILE") } },
    ].map((annotation) => context.register(context.obj({ Type: "Annot", ...annotation })));
    page.node.set(PDFName.of("Annots"), context.obj(annotations));
    const form = document.getForm();
    const field = form.createTextField("nom");
    field.setText("Camille Roy");
    field.addToPage(page, { x: 20, y: 100, width: 200, height: 20 });
    catalog.getOrCreateAcroForm().dict.set(PDFName.of("XFA"), PDFString.of("<xdp>CANARI-XFA</xdp>"));
    const stream = context.stream("", { F: PDFString.of("http://evil.example/CANARI-EXTERNAL"), Type: "XObject" });
    page.node.setXObject(PDFName.of("Evil"), context.register(stream));
  });
}

/** A PDF whose object stream unfolds to `megabytes` of zeros. */
export function pdfBomb(megabytes: number, marker = "/ObjStm"): Uint8Array<ArrayBuffer> {
  const packed = deflateSync(Buffer.alloc(megabytes * 1_000_000));
  const head = `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n`;
  const object = `4 0 obj\n<</Type${marker}/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
  const tail = "\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n";
  return own(Buffer.concat([Buffer.from(head + object), packed, Buffer.from(tail)]));
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

/** A small file that says that it is a picture of this size. */
export function pngBomb(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(2_000_000));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return own(Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]));
}

/** An archive of many entries, as a .zip or a .docx begins. */
export function zip(entries = 1): Uint8Array<ArrayBuffer> {
  const local = Buffer.from("504b03041400000000000000210000000000000000000000000001000000", "hex");
  return own(
    Buffer.concat([
      ...Array.from({ length: entries }, () => Buffer.concat([local, Buffer.from("a")])),
      Buffer.from("504b0506", "hex"),
      Buffer.alloc(18),
    ]),
  );
}

export const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>`;
export const HTML = "<!doctype html><script>alert(document.cookie)</script>";
export const GIF_AND_SCRIPT = "GIF89a/*\u0001\u0000*/=1;alert(document.cookie)//";
export const HEIC = own(
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(64)]),
);
