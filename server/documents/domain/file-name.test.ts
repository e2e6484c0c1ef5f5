import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownFileName } from "./file-name";

describe("the name of a file", () => {
  it.each([
    ["attestation CAF.pdf", "application/pdf", "attestation CAF.pdf"],
    ["../../etc/passwd", "application/pdf", "passwd.pdf"],
    ["C:\\Users\\ana\\photo.JPEG", "image/jpeg", "photo.jpg"],
    ["CON.png", "image/png", "document-CON.png"],
    ["..", "image/png", "document.png"],
    ["", "image/png", "document.png"],
    ["a\u0000b\u202egnp.exe", "image/png", "abgnp.png"],
    ['<img src=x onerror="alert(1)">.png', "image/png", "_img src=x onerror=_alert(1)__.png"],
    ["l’été à la mer.jpeg", "image/jpeg", "l’été à la mer.jpg"],
    ["x\r\nSet-Cookie: a=b.pdf", "application/pdf", "xSet-Cookie_ a=b.pdf"],
  ] as const)("%j is shown safely", (given, mediaType, shown) => {
    expect(shownFileName(given, mediaType)).toBe(shown);
  });

  it("is never a path, never empty, never long, and always ends as what it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (given) => {
        const name = shownFileName(given, "application/pdf");
        expect(name).toMatch(/^[^/\\\p{Cc}]{1,90}\.pdf$/u);
        expect(name.startsWith(".")).toBe(false);
      }),
    );
  });
});
