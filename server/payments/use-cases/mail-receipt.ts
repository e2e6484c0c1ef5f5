import "server-only";
import { lastDayOfLink } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { type City, publicUrl } from "@/server/tenancy";
import { receiptMailKey, receiptToken } from "../data/receipt-link";
import { dossierReceiptMail, thirdPartyReceiptMail } from "../domain/mails.fr";
import type { PaymentError } from "../errors";
import { addressesOfReceipt, readReceipt } from "../queries/receipt";

export interface MailedReceipts {
  readonly paymentId: string;
  /** To how many addresses the receipt leaves now. */
  readonly mailed: number;
  /** How many have had it already, and are not written to again. */
  readonly before: number;
}

/**
 * Sends the receipt of a payment to the present addresses of the adults who may pay for the family, or to that of the third
 * party (Y2, X6): a family's mail leads to its space, a third party's opens the paper. Each address is written to once.
 * Errors: PaymentNotFound, ReceiptUndone.
 */
export async function mailReceipt(
  tx: Tx,
  { city, clock, paymentId }: { readonly city: City; readonly clock: Clock; readonly paymentId: string },
): Promise<Result<MailedReceipts, PaymentError>> {
  const receipt = await readReceipt(tx, paymentId, "agent");
  if (!receipt) return err({ tag: "PaymentNotFound" });
  const { familyId, undone, parts, regieName, reference, amount, kept, payerName } = receipt;
  if (undone) return err({ tag: "ReceiptUndone", day: undone.day });
  const debit = parts.some(({ means }) => means === "payfip_debit");
  const told = { cityName: city.name, regieName, reference, amount, debit, kept };
  const lastDay = lastDayOfLink(dayOf(clock.now(), city.timezone));
  const { actionLabel: label, ...words } =
    familyId === null ? thirdPartyReceiptMail({ ...told, lastDay }) : dossierReceiptMail({ ...told, payerName });
  const pathFor = (address: string) =>
    familyId === null
      ? `/recu-de-tiers/${receiptToken(city.id, paymentId, address)}/fichier`
      : `/famille/paiements/recus/${paymentId}`;
  const addresses = await addressesOfReceipt(tx, receipt);
  let mailed = 0;
  for (const to of addresses) {
    const action = { label, url: publicUrl(city, pathFor(to)) };
    const of = { kind: "receipt", dedupeKey: receiptMailKey(paymentId, to), familyId: familyId ?? undefined };
    if (await queueMail(tx, { city, clock, to, ...words, action, ...of })) mailed += 1;
  }
  return ok({ paymentId, mailed, before: addresses.length - mailed });
}
