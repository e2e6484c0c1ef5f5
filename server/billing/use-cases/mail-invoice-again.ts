import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { lockDebtor } from "../data/debtors";
import { insertNotice, noticesOf } from "../data/invoice-notices";
import type { BillingError } from "../errors";
import { addressesOfPayers, readMailedInvoice } from "../queries/mailed-invoice";
import { queueInvoiceMails } from "./mail-invoice";

/** Within it, a second click or a second agent asks for the same notice. */
const SAME_NOTICE = { minutes: 1 };

interface AgainOrder {
  readonly city: City;
  readonly invoiceId: string;
  readonly accountId: string;
  readonly clock: Clock;
}

/**
 * Sends the notice of an issued invoice again, to the present addresses of the adults who may pay for the family (X7), or to
 * the present one of the third party (X6): the first went to those of the day of the issue. Once a minute: who asks again
 * meanwhile is told of the one that left. @returns how many addresses it went to.
 */
export async function mailInvoiceAgain(
  tx: Tx,
  { city, invoiceId, accountId, clock }: AgainOrder,
): Promise<Result<{ invoiceId: string; recipients: number }, BillingError>> {
  const invoice = await readMailedInvoice(tx, invoiceId);
  if (!invoice) return err({ tag: "InvoiceNotFound" });
  await lockDebtor(tx, invoice.debtorId);
  const now = clock.now();
  const [last] = await noticesOf(tx, invoiceId);
  if (last && Temporal.Instant.compare(Temporal.Instant.from(last.sentAt).add(SAME_NOTICE), now) > 0)
    return ok({ invoiceId, recipients: last.recipients });
  const { familyId, presentEmail } = invoice;
  const to =
    familyId === null ? [presentEmail].filter((email) => email !== null) : await addressesOfPayers(tx, familyId);
  if (to.length === 0) return err({ tag: "InvoiceToNobody", thirdParty: familyId === null });
  const day = dayOf(now, city.timezone);
  const noticeId = await insertNotice(tx, { invoiceId, familyId, recipients: to.length, day, accountId, now });
  await queueInvoiceMails(tx, { city, clock, invoice, to, sentOn: day, mark: `:${noticeId}` });
  return ok({ invoiceId, recipients: to.length });
}
