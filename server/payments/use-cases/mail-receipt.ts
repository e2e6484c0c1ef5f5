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

/** Sends the receipt of a payment at the counter to the adults who may pay; asked twice, each is written to once. */
export async function mailReceipt(
  tx: Tx,
  { city, clock, paymentId }: { readonly city: City; readonly clock: Clock; readonly paymentId: string },
): Promise<Result<{ paymentId: string; mailed: number }, PaymentError>> {
  const receipt = await readReceipt(tx, paymentId, "agent");
  if (!receipt) return err({ tag: "PaymentNotFound" });
  const { familyId } = receipt;
  if (familyId === null) return ok({ paymentId, mailed: 0 });
  const { actionLabel, ...words } = receiptMail({
    cityName: city.name,
    regieName: receipt.regieName,
    reference: receipt.reference,
    amount: receipt.amount,
    debit: false,
    kept: receipt.kept,
  });
  const action = { label: actionLabel, url: publicUrl(city, `/famille/paiements/recus/${paymentId}`) };
  const addresses = await addressesOfPayers(tx, familyId);
  for (const to of addresses) {
    const dedupeKey = `receipt:${paymentId}:${to}`;
    await queueMail(tx, { city, clock, to, ...words, action, kind: "receipt", dedupeKey, familyId });
  }
  return ok({ paymentId, mailed: addresses.length });
}
