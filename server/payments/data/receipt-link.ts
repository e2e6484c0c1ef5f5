import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { mailWrittenAt } from "@/server/messaging";
import { holds, idOfToken, linkToken } from "@/server/platform/crypto/link-token";

/** One mail of a receipt to an address, whoever asks again. */
export function receiptMailKey(paymentId: string, address: string): string {
  return `receipt:${paymentId}:${address}`;
}

/**
 * What the link of a mail carries: it opens one receipt of a third party, without a login, and nothing else. Bound to the
 * address that it was sent to.
 */
export function receiptToken(cityId: string, paymentId: string, email: string): string {
  return linkToken("receipt link", paymentId, [cityId, paymentId, email]);
}

/**
 * The payment of a link that we wrote, and when its mail was. Undefined for any other link, for the payment of a family, and
 * once the third party has another address: a link that went to the wrong one opens nothing any more.
 */
export async function paymentOfToken(
  tx: Tx,
  cityId: string,
  token: string,
): Promise<{ readonly paymentId: string; readonly sentAt: Temporal.Instant } | undefined> {
  const paymentId = idOfToken(token);
  if (!paymentId) return undefined;
  const [row] = await tx.$queryRaw<{ email: string }[]>`
    SELECT t.email FROM payment p JOIN debtor d ON d.id = p.debtor_id JOIN third_party t ON t.id = d.third_party_id
    WHERE p.id = ${paymentId}::uuid AND t.email <> ''`;
  if (!row || !holds("receipt link", token, [cityId, paymentId, row.email])) return undefined;
  const sentAt = await mailWrittenAt(tx, receiptMailKey(paymentId, row.email));
  return sentAt && { paymentId, sentAt };
}
