import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { type City, publicUrl } from "@/server/tenancy";
import { invoiceToken } from "../data/invoice-link";
import { invoiceMail, thirdPartyInvoiceMail } from "../domain/invoice-mail.fr";
import { addressesOfPayers, readMailedInvoice } from "../queries/mailed-invoice";

interface InvoiceMailing {
  readonly city: City;
  readonly invoiceId: string;
  readonly clock: Clock;
}

/**
 * Tells that an invoice is ready: to the adults who may pay for the family (X7), or to the third party, at its address of the
 * day of the issue (X6); a third party without one gets a letter. One mail each, whoever asks again.
 */
export async function mailInvoice(tx: Tx, { city, invoiceId, clock }: InvoiceMailing): Promise<void> {
  const invoice = await readMailedInvoice(tx, invoiceId);
  if (!invoice) return;
  const { to } = invoice;
  const kind = "invoice";
  const told = { ...invoice, cityName: city.name };
  if ("familyId" in to) {
    const { subject, paragraphs, actionLabel } = invoiceMail(told);
    const action = { label: actionLabel, url: publicUrl(city, `/famille/factures/${invoiceId}`) };
    const { familyId } = to;
    for (const address of await addressesOfPayers(tx, familyId)) {
      const mail = { to: address, subject, paragraphs, action, dedupeKey: `${kind}:${invoiceId}:${address}` };
      await queueMail(tx, { ...mail, city, clock, kind, familyId, inBulk: true });
    }
  } else if (to.email !== null) {
    const { subject, paragraphs, actionLabel } = thirdPartyInvoiceMail(told);
    const token = invoiceToken(city.id, invoiceId, to.email);
    const action = { label: actionLabel, url: publicUrl(city, `/facture-de-tiers/${token}/fichier`) };
    const mail = { to: to.email, subject, paragraphs, action, dedupeKey: `${kind}:${invoiceId}:${to.email}` };
    await queueMail(tx, { ...mail, city, clock, kind, inBulk: true });
  }
}
