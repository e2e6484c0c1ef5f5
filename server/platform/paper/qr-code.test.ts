import QRCode from "qrcode";
import { describe, expect, it } from "vitest";
import { qrDrawing } from "./qr-code";

/** The dark modules of a drawing, as "row:column", read back from its bars. */
function darkOf(path: string): Set<string> {
  const bars = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)];
  expect(bars.map(([bar]) => bar).join("")).toBe(path);
  return new Set(
    bars.flatMap(([, x, y, width]) =>
      Array.from({ length: Number(width) }, (_, index) => `${Number(y) - 4}:${Number(x) - 4 + index}`),
    ),
  );
}

describe("the drawing of a QR code", () => {
  it("has the modules of the code, inside a quiet zone of four", () => {
    const address = "https://familles.corbas.example/verifier/79EG1ZW149Z902Y45RSC";
    const { modules } = QRCode.create(address, { errorCorrectionLevel: "M" });
    const { size, path } = qrDrawing(address);
    expect(size).toBe(modules.size + 8);
    const expected = new Set<string>();
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size; column++) {
        if (modules.get(row, column)) expected.add(`${row}:${column}`);
      }
    }
    expect(darkOf(path)).toEqual(expected);
  });
});
