import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { type City, publicUrl } from "@/server/tenancy";
import { invoiceMail } from "../domain/invoice-mail.fr";
import { addressesOfPayers, readMailedInvoice } from "../queries/mailed-invoice";

/** Tells the adults who may pay that an invoice is ready (X7). One mail each, whoever asks again. */
export async function mailInvoice(
  tx: Tx,
  { city, invoiceId, clock }: { readonly city: City; readonly invoiceId: string; readonly clock: Clock },
): Promise<void> {
  const invoice = await readMailedInvoice(tx, invoiceId);
  if (!invoice) return;
  const { subject, paragraphs, actionLabel } = invoiceMail({ ...invoice, cityName: city.name });
  const action = { label: actionLabel, url: publicUrl(city, `/famille/factures/${invoiceId}`) };
  const kind = "invoice";
  for (const to of await addressesOfPayers(tx, invoice.familyId)) {
    const dedupeKey = `${kind}:${invoiceId}:${to}`;
    const { familyId } = invoice;
    await queueMail(tx, { city, clock, to, subject, paragraphs, action, kind, dedupeKey, familyId, inBulk: true });
  }
}
