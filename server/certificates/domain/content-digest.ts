import { createHash } from "node:crypto";

/** What JSON can say, and nothing that it would drop or change in silence. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * SHA-256, in hexadecimal, of what a certificate says: of its content, not of the bytes of a PDF, which change with a
 * library. The same content has one digest whatever the order of its keys (RFC 8785); one character changed is another.
 * @throws RangeError for a number that is not finite.
 */
export function contentDigest(content: JsonValue): string {
  return createHash("sha256").update(canonicalJson(content), "utf8").digest("hex");
}

/** RFC 8785: keys in the order of their UTF-16 units, numbers and texts as ECMAScript writes them, no free space. */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`JSON has no ${value}`);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(",")}}`;
}

/** `Array.isArray` does not narrow a list that is read only. */
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
