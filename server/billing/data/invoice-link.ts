import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { holds, idOfToken, linkToken } from "@/server/platform/crypto/link-token";
import { type LocalDate, localDate } from "@/server/platform/dates";

/**
 * What the link of a mail carries: it opens one invoice of a third party, without a login, and nothing else. Bound to
 * the address that it was sent to.
 */
export function invoiceToken(cityId: string, invoiceId: string, email: string): string {
  return linkToken("invoice link", invoiceId, [cityId, invoiceId, email]);
}

/**
 * The invoice of a link that we wrote, and the day when it was last sent: on its issue, or again. Undefined for any other
 * link, and once the third party has another address: a link that went to the wrong one opens nothing any more.
 */
export async function invoiceOfToken(
  tx: Tx,
  cityId: string,
  token: string,
): Promise<{ readonly invoiceId: string; readonly sentOn: LocalDate } | undefined> {
  const invoiceId = idOfToken(token);
  if (!invoiceId) return undefined;
  const [row] = await tx.$queryRaw<{ email: string; sent_on: string }[]>`
    SELECT t.email,
      greatest(i.issue_day, (SELECT max(n.day) FROM invoice_notice n WHERE n.invoice_id = i.id))::text AS sent_on FROM invoice i
    JOIN debtor d ON d.id = i.debtor_id JOIN third_party t ON t.id = d.third_party_id
    WHERE i.id = ${invoiceId}::uuid AND i.status = 'issued' AND t.email <> ''`;
  if (!row || !holds("invoice link", token, [cityId, invoiceId, row.email])) return undefined;
  return { invoiceId, sentOn: localDate(row.sent_on) };
}
