import "server-only";
import { inflateSync } from "node:zlib";
import { UPLOAD_LIMITS } from "../domain/upload-limits";

/** Names may be written with escapes: "/Obj#53tm" is "/ObjStm". */
function unescapeNames(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Object streams and tables of objects; a type that is written elsewhere ("/Type 9 0 R") may be one. */
function isParsedByReaders(text: string): boolean {
  return /\/(ObjStm|XRef)\b/.test(text) || /\/Type[\s\0]*[%\d]/.test(text);
}

/** What signatures and encryption call their filter: it decodes no stream. */
const HANDLERS = /^\/(Standard|Adobe\.\w+|Entrust\.\w+)$/;
const PLAIN = /^\[?\s*\/(FlateDecode|Fl)\s*\]?$/;

/** "plain": what any writer does, Flate alone. Filters over filters, or written elsewhere, hide a bomb from a first look. */
function filterOf(text: string): "none" | "plain" | "odd" {
  const values = [...text.matchAll(/\/Filter(?!\w)\s*(\[[^\]]*\]|\/[\w.]+)?/g)].map(([, value = ""]) => value);
  const decoding = values.filter((value) => !HANDLERS.test(value));
  if (decoding.length === 0) return "none";
  return decoding.every((value) => PLAIN.test(value)) ? "plain" : "odd";
}

/**
 * Whether the packed parts that a parser unfolds at once stay small (attack 17 for PDF). The pages' own content is not
 * unfolded by us: it is copied as it is. All that stands before a stream since the one before it counts as its dictionary: a
 * string in it may hold any word that a reader would take for its beginning.
 */
export function unpacksSafely(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left: number = UPLOAD_LIMITS.pdfUnpackedBytes;
  let since = 0;
  for (let at = buffer.indexOf("stream"); at >= 0; at = buffer.indexOf("stream", at + 6)) {
    if (buffer.subarray(at - 3, at).toString("latin1") === "end") continue;
    const before = unescapeNames(buffer.subarray(since, at).toString("latin1"));
    since = at;
    if (!isParsedByReaders(before)) continue;
    const filter = filterOf(before);
    if (filter === "odd") return false;
    if (filter === "none") continue;
    const start = at + 6 + (buffer[at + 6] === 0x0d ? 2 : 1);
    try {
      left -= inflateSync(buffer.subarray(start), { maxOutputLength: left }).length;
    } catch {
      return false;
    }
    if (left <= 0) return false;
  }
  return true;
}
