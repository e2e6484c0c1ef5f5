import "server-only";
import { inflateSync } from "node:zlib";
import { UPLOAD_LIMITS } from "../domain/upload-limits";

/** Names may be written with escapes: "/Obj#53tm" is "/ObjStm". */
function unescapeNames(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function isParsedByReaders(dictionary: string): boolean {
  return /\/(ObjStm|XRef)\b/.test(dictionary);
}

/** Only what any writer does: no filter, or Flate alone. Filters over filters hide a bomb from a first look. */
function hasPlainFilter(dictionary: string): boolean {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1];
  return filter === undefined ? !dictionary.includes("/Filter") : /^\[?\s*\/(FlateDecode|Fl)\s*\]?$/.test(filter);
}

/**
 * Whether the packed parts that a parser unfolds at once stay small (attack 17 for PDF). The pages' own content is not
 * unfolded by us: it is copied as it is.
 */
export function unpacksSafely(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left: number = UPLOAD_LIMITS.pdfUnpackedBytes;
  for (let at = buffer.indexOf("stream"); at >= 0; at = buffer.indexOf("stream", at + 6)) {
    if (buffer.subarray(at - 3, at).toString("latin1") === "end") continue;
    const opening = buffer.lastIndexOf("obj", at);
    const dictionary = unescapeNames(buffer.subarray(Math.max(opening, at - 4096), at).toString("latin1"));
    if (!isParsedByReaders(dictionary)) continue;
    if (!hasPlainFilter(dictionary)) return false;
    if (!dictionary.includes("/Filter")) continue;
    const start = at + 6 + (buffer[at + 6] === 0x0d ? 2 : 1);
    const end = buffer.indexOf("endstream", start);
    try {
      left -= inflateSync(buffer.subarray(start, end < 0 ? undefined : end), { maxOutputLength: left }).length;
    } catch {
      return false;
    }
    if (left <= 0) return false;
  }
  return true;
}
