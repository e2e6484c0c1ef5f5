import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { mailsNotSent } from "@/server/messaging";
import { type InvoiceNotice, noticesOf } from "../data/invoice-notices";
import { INVOICE_MAIL } from "../domain/invoice-mail-key";

/** A notice with what became of its mails: those that are neither waiting nor refused have left. */
export interface NoticeWithMails extends InvoiceNotice {
  readonly waiting: number;
  /** Why each of the others will never leave, as the mail server said it. */
  readonly refusals: readonly string[];
}

/** The notices of an invoice that the caller may read, the latest first, with the mails that have not left. */
export async function noticesWithMails(tx: Tx, invoiceId: string): Promise<NoticeWithMails[]> {
  const notices = await noticesOf(tx, invoiceId);
  const unsent = await mailsNotSent(tx, `${INVOICE_MAIL}:${invoiceId}:`);
  const again = notices.filter(({ sentBy }) => sentBy !== null).map(({ id }) => id);
  const noticeOf = (key: string) => again.find((id) => key.endsWith(`:${id}`)) ?? null;
  return notices.map((notice) => {
    const of = notice.sentBy === null ? null : notice.id;
    const mails = unsent.filter(({ dedupeKey }) => noticeOf(dedupeKey) === of);
    const refusals = mails.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
    return { ...notice, waiting: mails.length - refusals.length, refusals };
  });
}
