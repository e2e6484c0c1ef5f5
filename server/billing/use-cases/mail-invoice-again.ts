import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { mailsAskedFor } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { lockDebtor } from "../data/debtors";
import { insertNotice, noticesOf } from "../data/invoice-notices";
import { noticeKey } from "../domain/invoice-mail-key";
import { sameNotices } from "../domain/second-notice";
import type { BillingError } from "../errors";
import { addressesOfPayers, readMailedInvoice } from "../queries/mailed-invoice";
import { queueInvoiceMails } from "./mail-invoice";

interface AgainOrder {
  readonly city: City;
  readonly invoiceId: string;
  /** The latest notice that the page of the agent showed; "" for none. */
  readonly seen: string;
  readonly accountId: string;
  readonly clock: Clock;
}

interface AgainDone {
  readonly invoiceId: string;
  /** How many addresses it goes to now: none when each of today's has had it a moment ago, or unseen by the agent. */
  readonly recipients: number;
}

/**
 * Sends the notice of an issued invoice again, to the present addresses of the adults who may pay for the family (X7), or to
 * the present one of the third party (X6): the first went to those of the day of the issue. A second click, a second tab
 * and a second agent send nothing to an address that has just had it; one that was corrected meanwhile is written to.
 * Errors: InvoiceNotFound, InvoiceToNobody.
 */
export async function mailInvoiceAgain(tx: Tx, order: AgainOrder): Promise<Result<AgainDone, BillingError>> {
  const { city, invoiceId, accountId, clock, seen } = order;
  const invoice = await readMailedInvoice(tx, invoiceId);
  if (!invoice) return err({ tag: "InvoiceNotFound" });
  await lockDebtor(tx, invoice.debtorId);
  const { familyId, presentEmail } = invoice;
  const present =
    familyId === null ? [presentEmail].filter((email) => email !== null) : await addressesOfPayers(tx, familyId);
  if (present.length === 0) return err({ tag: "InvoiceToNobody", thirdParty: familyId === null });
  const now = clock.now();
  const sent = (await noticesOf(tx, invoiceId)).filter(({ sentBy }) => sentBy !== null);
  const same = sameNotices(sent, { seen, now });
  const keysOf = (address: string) => same.map(({ id }) => noticeKey(invoiceId, address, id));
  const asked = await mailsAskedFor(tx, present.flatMap(keysOf));
  const to = present.filter((address) => !keysOf(address).some((key) => asked.has(key)));
  if (to.length === 0) return ok({ invoiceId, recipients: 0 });
  const day = dayOf(now, city.timezone);
  const noticeId = await insertNotice(tx, { invoiceId, familyId, recipients: to.length, day, accountId, now });
  await queueInvoiceMails(tx, { city, clock, invoice, to, sentOn: day, noticeId });
  return ok({ invoiceId, recipients: to.length });
}
