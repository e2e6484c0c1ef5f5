import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "../env";

/** What a link of a mail does without a login. Each has a key of its own: a link of one is worth nothing as another. */
export type LinkPurpose = "offer link" | "invoice link" | "receipt link";

const keys = new Map<LinkPurpose, Buffer>();

/** Made from the product's secret. */
function keyOf(purpose: LinkPurpose): Buffer {
  const known = keys.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", `preau ${purpose}`, 32));
  keys.set(purpose, key);
  return key;
}

function sign(purpose: LinkPurpose, bound: readonly unknown[]): Buffer {
  return createHmac("sha256", keyOf(purpose)).update(JSON.stringify(bound)).digest();
}

/** What a link carries about the row `id`: the same each time. `bound` is what must still be true when it comes back. */
export function linkToken(purpose: LinkPurpose, id: string, bound: readonly unknown[]): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return `${bytes.toString("base64url")}.${sign(purpose, bound).toString("base64url")}`;
}

/** The id that a token speaks of, to be believed once `holds` says so; undefined for what is no token. */
export function idOfToken(token: string): string | undefined {
  const hex = Buffer.from(token.split(".")[0] ?? "", "base64url").toString("hex");
  if (hex.length !== 32) return undefined;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Whether we wrote the token, about exactly this. */
export function holds(purpose: LinkPurpose, token: string, bound: readonly unknown[]): boolean {
  const expected = sign(purpose, bound);
  const given = Buffer.from(token.split(".")[1] ?? "", "base64url");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
