import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "fontkit";
import { describe, expect, it } from "vitest";
import { unpackWoff } from "./unpack-woff";

const folder = join(process.cwd(), "node_modules", "@fontsource", "atkinson-hyperlegible-next", "files");
const read = (face: string) => readFileSync(join(folder, `atkinson-hyperlegible-next-${face}.woff`));

/** The sum that a TrueType directory keeps of each table (OpenType, "Calculating checksums"). */
function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

describe.each(["latin-400-normal", "latin-700-normal", "latin-ext-400-normal", "latin-ext-700-normal"])(
  "%s",
  (face) => {
    it("is unpacked into tables whose checksums hold", () => {
      const font = unpackWoff(read(face));
      const count = font.readUInt16BE(4);
      expect(count).toBeGreaterThan(10);
      for (let index = 0; index < count; index++) {
        const line = 12 + index * 16;
        const tag = font.toString("latin1", line, line + 4);
        const start = font.readUInt32BE(line + 8);
        const length = font.readUInt32BE(line + 12);
        const table = Buffer.from(font.subarray(start, start + Math.ceil(length / 4) * 4));
        // The sum of the table that holds the sum of all is taken without it.
        if (tag === "head") table.writeUInt32BE(0, 8);
        expect([tag, checksum(table)]).toEqual([tag, font.readUInt32BE(line + 4)]);
      }
    });

    it("draws the same letters as its package", () => {
      expect(create(unpackWoff(read(face))).characterSet).toEqual(create(read(face)).characterSet);
    });
  },
);

describe("something else", () => {
  it("is refused", () => {
    expect(() => unpackWoff(Buffer.from("wOF2 and so on"))).toThrow(RangeError);
  });
});
