import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Tx } from "@/server/db/tenant-tx";
import { env } from "@/server/platform/env";
import { entryWithSiblings, type QueueEntry } from "./entries";

let key: Buffer | undefined;

/** A key for these links only, made from the product's secret. */
function linkKey(): Buffer {
  key ??= Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "preau offer link", 32));
  return key;
}

/** Bound to one offer: an entry that were ever offered again would have another link. */
function sign(cityId: string, entry: QueueEntry): Buffer {
  const text = JSON.stringify([cityId, entry.id, entry.offeredAt?.epochMilliseconds ?? 0]);
  return createHmac("sha256", linkKey()).update(text).digest();
}

/**
 * What the link of a mail carries: it shows one offer and answers it, without a login, and nothing else (B5). The same
 * for each mail about that offer, so that a job that runs twice writes the same mail.
 */
export function offerToken(cityId: string, entry: QueueEntry): string {
  return `${Buffer.from(entry.id.replaceAll("-", ""), "hex").toString("base64url")}.${sign(cityId, entry).toString("base64url")}`;
}

/** The offer of a link with its siblings, the named one first; undefined for a link that we did not write. */
export async function offerOfToken(
  tx: Tx,
  cityId: string,
  token: string,
): Promise<readonly [QueueEntry, ...QueueEntry[]] | undefined> {
  const [id = "", signature = ""] = token.split(".");
  const hex = Buffer.from(id, "base64url").toString("hex");
  if (hex.length !== 32) return undefined;
  const entryId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const [entry, ...siblings] = await entryWithSiblings(tx, entryId);
  if (!entry) return undefined;
  const expected = sign(cityId, entry);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return [entry, ...siblings];
}

/** In the history, an answer by a link is the link's, whoever holds the mailbox. */
export async function actByLink(tx: Tx, entryId: string): Promise<void> {
  await tx.$queryRaw`SELECT set_config('app.actor', ${`offer-link:${entryId}`}, true)`;
}
