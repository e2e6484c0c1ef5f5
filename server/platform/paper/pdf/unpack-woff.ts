import { inflateSync } from "node:zlib";

const HEADER = 44;
const ENTRY = 20;
const TTF = { header: 12, entry: 16 } as const;

/**
 * A WOFF 1 font as the TrueType font that it packs (W3C WOFF 1.0, 4 and 5). fontkit reads WOFF by itself, but inflates a
 * whole table for each glyph, and cuts accented letters wrongly out of WOFF 2.
 * @throws RangeError when it is not WOFF.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new RangeError("Not a WOFF font");
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(TTF.header + count * TTF.entry);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const power = 2 ** Math.floor(Math.log2(count));
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((count - power) * 16, 10);

  const parts: Buffer[] = [directory];
  let offset = directory.length;
  for (let index = 0; index < count; index++) {
    const entry = HEADER + index * ENTRY;
    const start = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(start, start + packedLength);
    const table = packedLength < length ? inflateSync(packed, { maxOutputLength: length }) : packed;
    const line = TTF.header + index * TTF.entry;
    woff.copy(directory, line, entry, entry + 4);
    woff.copy(directory, line + 4, entry + 16, entry + 20);
    directory.writeUInt32BE(offset, line + 8);
    directory.writeUInt32BE(length, line + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(table, padding);
    offset += length + padding.length;
  }
  return Buffer.concat(parts);
}
