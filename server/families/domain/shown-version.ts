import { createHash } from "node:crypto";

/**
 * What makes the values that a form showed differ from any others: sent back with the form, it tells that somebody else
 * changed them meanwhile. Short enough for an input, long enough that two states never share it by chance.
 */
export function shownVersion(values: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(values).toSorted(([a], [b]) => a.localeCompare(b));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("base64url").slice(0, 22);
}
