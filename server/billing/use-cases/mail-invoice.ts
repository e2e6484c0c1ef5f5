import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import type { LocalDate } from "@/server/platform/dates";
import { type City, publicUrl } from "@/server/tenancy";
import { invoiceToken } from "../data/invoice-link";
import { insertNotice } from "../data/invoice-notices";
import { invoiceMail, thirdPartyInvoiceMail } from "../domain/invoice-mail.fr";
import { INVOICE_MAIL, noticeKey } from "../domain/invoice-mail-key";
import { addressesOfPayers, type InvoiceToMail, readMailedInvoice } from "../queries/mailed-invoice";

interface InvoiceMailing {
  readonly city: City;
  readonly invoiceId: string;
  readonly clock: Clock;
}

/**
 * Tells that an invoice is ready: to the adults who may pay for the family (X7), or to the third party, at its address of the
 * day of the issue (X6); a third party without one gets a letter. One mail each, whoever asks again; to how many is noted,
 * also when nobody has an address.
 */
export async function mailInvoice(tx: Tx, { city, invoiceId, clock }: InvoiceMailing): Promise<void> {
  const invoice = await readMailedInvoice(tx, invoiceId);
  if (!invoice) return;
  const { familyId, email, issueDay: sentOn } = invoice;
  const to = familyId === null ? [email].filter((known) => known !== null) : await addressesOfPayers(tx, familyId);
  await insertNotice(tx, {
    invoiceId,
    familyId,
    recipients: to.length,
    day: sentOn,
    accountId: null,
    now: clock.now(),
  });
  await queueInvoiceMails(tx, { city, clock, invoice, to, sentOn, inBulk: true });
}

interface InvoiceMails {
  readonly city: City;
  readonly clock: Clock;
  readonly invoice: InvoiceToMail;
  readonly to: readonly string[];
  /** From when the link of a third party's mail runs, and whether the invoice is late by then. */
  readonly sentOn: LocalDate;
  /** Of a notice that is sent again. */
  readonly noticeId?: string;
  readonly inBulk?: boolean;
}

/** One mail to each address: a family's leads to its space, a third party's opens the paper. Once for each notice. */
export async function queueInvoiceMails(tx: Tx, mails: InvoiceMails): Promise<void> {
  const { city, clock, invoice, to, sentOn, noticeId, inBulk } = mails;
  const { id, familyId } = invoice;
  const told = { ...invoice, cityName: city.name, sentOn };
  const { subject, paragraphs, actionLabel: label } = familyId ? invoiceMail(told) : thirdPartyInvoiceMail(told);
  for (const address of to) {
    const path = familyId
      ? `/famille/factures/${id}`
      : `/facture-de-tiers/${invoiceToken(city.id, id, address)}/fichier`;
    const words = { subject, paragraphs, action: { label, url: publicUrl(city, path) } };
    const key = { kind: INVOICE_MAIL, dedupeKey: noticeKey(id, address, noticeId), familyId: familyId ?? undefined };
    await queueMail(tx, { ...words, ...key, to: address, city, clock, inBulk });
  }
}
