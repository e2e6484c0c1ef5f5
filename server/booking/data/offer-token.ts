import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { holds, idOfToken, linkToken } from "@/server/platform/crypto/link-token";
import { entryWithSiblings, type QueueEntry } from "./entries";

/** Bound to one offer: an entry that were ever offered again would have another link. */
function boundTo(cityId: string, entry: QueueEntry): readonly unknown[] {
  return [cityId, entry.id, entry.offeredAt?.epochMilliseconds ?? 0];
}

/**
 * What the link of a mail carries: it shows one offer and answers it, without a login, and nothing else (B5). The same
 * for each mail about that offer, so that a job that runs twice writes the same mail.
 */
export function offerToken(cityId: string, entry: QueueEntry): string {
  return linkToken("offer link", entry.id, boundTo(cityId, entry));
}

/** The offer of a link with its siblings, the named one first; undefined for a link that we did not write. */
export async function offerOfToken(
  tx: Tx,
  cityId: string,
  token: string,
): Promise<readonly [QueueEntry, ...QueueEntry[]] | undefined> {
  const entryId = idOfToken(token);
  const [entry, ...siblings] = entryId ? await entryWithSiblings(tx, entryId) : [];
  return entry && holds("offer link", token, boundTo(cityId, entry)) ? [entry, ...siblings] : undefined;
}

/** In the history, an answer by a link is the link's, whoever holds the mailbox. */
export async function actByLink(tx: Tx, entryId: string): Promise<void> {
  await tx.$queryRaw`SELECT set_config('app.actor', ${`offer-link:${entryId}`}, true)`;
}
