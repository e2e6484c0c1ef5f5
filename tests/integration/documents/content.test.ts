import { PDFArray, PDFDocument, PDFName } from "pdf-lib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cleanFile } from "@/server/documents/content/clean-file";
import { cleanPdf } from "@/server/documents/content/clean-pdf";
import { findDanger } from "@/server/documents/content/pdf-danger";
import { unpacksSafely } from "@/server/documents/content/pdf-unpacking";
import { GIF_AND_SCRIPT, HEIC, HTML, hostilePdf, pdf, pdfBomb, photo, pngBomb, SVG, screenshot, zip } from "./corpus";

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function cleaned(bytes: Uint8Array) {
  const result = await cleanFile(bytes);
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}

async function problemOf(bytes: Uint8Array) {
  const result = await cleanFile(bytes);
  return result.ok ? "taken" : result.error;
}

describe("what is refused by its content (attack 15)", () => {
  it.each([
    ["an SVG", bytesOf(SVG), "unknown-kind"],
    ["a page of HTML", bytesOf(HTML), "unknown-kind"],
    ["a GIF that is a script", bytesOf(GIF_AND_SCRIPT), "unknown-kind"],
    ["an archive", zip(), "unknown-kind"],
    ["an HEIC photograph", HEIC, "heic"],
    ["a PDF that does not begin by its header", bytesOf(`${HTML}%PDF-1.7\n`), "unknown-kind"],
    ["a PDF header with HTML behind", bytesOf(`%PDF-1.7\n${HTML}`), "broken"],
    ["a JPEG header with a script behind", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...bytesOf(HTML)]), "broken"],
    ["nothing at all", new Uint8Array(), "unknown-kind"],
  ])("%s", async (_what, bytes, problem) => {
    expect(await problemOf(bytes)).toBe(problem);
  });

  it("refuses a PDF that goes on as a page of HTML or an archive", async () => {
    const honest = await pdf();
    expect(await problemOf(Buffer.concat([honest, bytesOf(HTML)]))).toBe("hidden-content");
    expect(await problemOf(Buffer.concat([honest, zip(5)]))).toBe("hidden-content");
    expect(await problemOf(Buffer.concat([honest, bytesOf("\r\n\0\0\n")]))).toBe("taken");
  });

  it("does not open an archive of 100,000 entries (attack 17)", async () => {
    const archive = zip(100_000);
    const before = process.memoryUsage.rss();
    expect(await problemOf(archive)).toBe("unknown-kind");
    expect(process.memoryUsage.rss() - before).toBeLessThan(50_000_000);
  });
});

describe("a picture is made anew", () => {
  it("upright, progressive, without EXIF, GPS or the camera's name", async () => {
    const taken = await photo();
    expect((await sharp(taken).metadata()).exif?.includes("CANARI-APPAREIL")).toBe(true);
    const { bytes, mediaType } = await cleaned(taken);
    const { exif, orientation, width, height, isProgressive, xmp, iptc } = await sharp(bytes).metadata();
    expect({ mediaType, exif, orientation, width, height, isProgressive, xmp, iptc }).toEqual({
      mediaType: "image/jpeg",
      exif: undefined,
      orientation: undefined,
      width: 300,
      height: 400,
      isProgressive: true,
      xmp: undefined,
      iptc: undefined,
    });
    expect(bytes.includes("CANARI") || bytes.includes("<script>")).toBe(false);
    const top = await sharp(bytes).extract({ left: 150, top: 20, width: 1, height: 1 }).raw().toBuffer();
    expect(top[0]).toBeGreaterThan(150);
  });

  it("without what followed it", async () => {
    for (const honest of [await photo(), await screenshot()]) {
      const { bytes } = await cleaned(Buffer.concat([honest, bytesOf(HTML), zip(3)]));
      expect(bytes.includes("alert(") || bytes.includes("PK\u0003\u0004")).toBe(false);
    }
  });

  it("not larger than an A4 page needs", async () => {
    const { bytes } = await cleaned(await photo(5_000, 4_000));
    const { width, height } = await sharp(bytes).metadata();
    expect(Math.max(width, height)).toBe(3_508);
  });

  it("only if its size allows to decode it (attack 18)", async () => {
    expect(await problemOf(pngBomb(30_000, 30_000))).toBe("too-many-pixels");
    expect(await problemOf(pngBomb(400, 300))).toBe("taken");
  });

  it("refuses one that is cut short", async () => {
    const whole = await photo();
    expect(await problemOf(whole.subarray(0, whole.length / 2))).toBe("broken");
  });
});

describe("a PDF is made anew (attack 16)", () => {
  it("keeps its pages and loses all that acts", async () => {
    const { bytes, mediaType } = await cleaned(await hostilePdf());
    expect(mediaType).toBe("application/pdf");
    const document = await PDFDocument.load(bytes);
    expect(document.getPageCount()).toBe(2);
    expect(findDanger(document.context)).toEqual([]);
    expect(document.catalog.keys().map(String).sort()).toEqual(["/Pages", "/Type"]);
    const uncompressed = Buffer.from(await document.save({ useObjectStreams: false })).toString("latin1");
    expect(uncompressed).not.toMatch(/CANARI|evil\.example|JavaScript|EmbeddedFile|OpenAction|Launch/);
    const kept = document.getPage(0).node.lookup(PDFName.of("Annots"), PDFArray);
    expect(kept.size()).toBe(1);
  });

  it("finds each danger in the original (negative control)", async () => {
    const { context } = await PDFDocument.load(await hostilePdf());
    const found = new Set(findDanger(context));
    for (const key of [
      "AA",
      "AcroForm",
      "EF",
      "EmbeddedFiles",
      "F",
      "JS",
      "JavaScript",
      "OpenAction",
      "URI",
      "XFA",
      "kind",
    ]) {
      expect(found).toContain(key);
    }
  });

  it("keeps a font that is called like a danger", async () => {
    const named = await pdf(async (document) => {
      const font = await document.embedFont("Courier");
      document.getPage(0).node.setFontDictionary(PDFName.of("JS"), font.ref);
    });
    const { bytes } = await cleaned(named);
    const { Font } = (await PDFDocument.load(bytes)).getPage(0).node.normalizedEntries();
    expect(Font.has(PDFName.of("JS"))).toBe(true);
  });

  it.each([
    ["an object stream that unfolds to 200 MB", () => pdfBomb(200)],
    ["the same under an escaped name", () => pdfBomb(200, "/Obj#53tm")],
    ["the same, with what looks like another object after its name", () => pdfBomb(200, "/ObjStm/X(obj)")],
    ["the same, with what looks like another stream after its name", () => pdfBomb(200, "/ObjStm/X(endstream obj)")],
    ["the same, far from its name", () => pdfBomb(200, `/ObjStm/X(${" ".repeat(5_000)})`)],
    ["the same, whose name is written elsewhere", () => pdfBomb(200, " 3 0 R")],
    ["the same, whose filter is written elsewhere", () => pdfBomb(200, "/ObjStm/Filter 3 0 R")],
    ["the same, folded twice", () => pdfBomb(200, "/ObjStm/Filter[/FlateDecode/FlateDecode]")],
  ])("refuses %s, without taking the memory", async (_what, bomb) => {
    const bytes = bomb();
    const before = process.memoryUsage.rss();
    // Before any reader unfolds it: what comes after would say the same, at its own expense.
    expect(unpacksSafely(bytes)).toBe(false);
    expect(await problemOf(bytes)).toBe("broken");
    expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
  });

  it("unfolds what is small (control)", async () => {
    expect(unpacksSafely(pdfBomb(1))).toBe(true);
    expect(unpacksSafely(await pdf())).toBe(true);
  });

  it("refuses an encrypted document, a broken one, and one of too many pages", async () => {
    const honest = Buffer.from(await pdf()).toString("latin1");
    const encrypted = honest.replace("/Root", "/Encrypt 1 0 R /Root");
    expect(await problemOf(Buffer.from(encrypted, "latin1"))).toBe("encrypted");
    expect(await problemOf(Buffer.from(honest.slice(0, 300), "latin1"))).toBe("broken");
    const long = await pdf((document) => {
      for (let page = 0; page < 100; page++) document.addPage();
    });
    expect(await problemOf(long)).toBe("too-many-pages");
  });

  it("gives the same bytes for the same document", async () => {
    const honest = await pdf();
    expect(await cleanPdf(honest)).toEqual(await cleanPdf(honest));
  });
});
