import "server-only";
import { addressesOfPayers } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { err, ok, type Result } from "@/server/platform/result";
import { type City, publicUrl } from "@/server/tenancy";
import { receiptMail } from "../domain/mails.fr";
import type { PaymentError } from "../errors";
import { readReceipt } from "../queries/receipt";

export interface MailedReceipts {
  readonly paymentId: string;
  /** To how many addresses the receipt leaves now. */
  readonly mailed: number;
  /** How many have had it already, and are not written to again. */
  readonly before: number;
}

/**
 * Sends the receipt of a payment to the present addresses of the adults who may pay for the family (Y2). Each address is
 * written to once. A third party has no address here: nothing leaves. Errors: PaymentNotFound, ReceiptUndone.
 */
export async function mailReceipt(
  tx: Tx,
  { city, clock, paymentId }: { readonly city: City; readonly clock: Clock; readonly paymentId: string },
): Promise<Result<MailedReceipts, PaymentError>> {
  const receipt = await readReceipt(tx, paymentId, "agent");
  if (!receipt) return err({ tag: "PaymentNotFound" });
  const { familyId, undone, parts } = receipt;
  if (undone) return err({ tag: "ReceiptUndone", day: undone.day });
  if (familyId === null) return ok({ paymentId, mailed: 0, before: 0 });
  const { actionLabel, ...words } = receiptMail({
    cityName: city.name,
    regieName: receipt.regieName,
    reference: receipt.reference,
    amount: receipt.amount,
    debit: parts.some(({ means }) => means === "payfip_debit"),
    kept: receipt.kept,
  });
  const action = { label: actionLabel, url: publicUrl(city, `/famille/paiements/recus/${paymentId}`) };
  const addresses = await addressesOfPayers(tx, familyId);
  let mailed = 0;
  for (const to of addresses) {
    const dedupeKey = `receipt:${paymentId}:${to}`;
    if (await queueMail(tx, { city, clock, to, ...words, action, kind: "receipt", dedupeKey, familyId })) mailed += 1;
  }
  return ok({ paymentId, mailed, before: addresses.length - mailed });
}
