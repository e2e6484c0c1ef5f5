import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { type Cents, cents } from "@/server/platform/money";
import { type City, publicUrl } from "@/server/tenancy";
import { undoneMail } from "../domain/mails.fr";
import { addressesOfReceipt, readReceipt } from "../queries/receipt";

interface UndoneMailing {
  readonly city: City;
  readonly clock: Clock;
  readonly paymentId: string;
  /** What its undoing makes owed again, and what of it was paid at once with what was kept for the debtor. */
  readonly again: Cents;
  readonly spent: Cents;
}

/**
 * Tells those who may pay for the family, or the third party, that a payment was undone: whoever believes that an invoice is
 * paid does not pay it. Once for a payment and an address, in the transaction that undoes it. Gives how many addresses there are.
 */
export async function mailUndone(tx: Tx, { city, clock, paymentId, again, spent }: UndoneMailing): Promise<number> {
  const receipt = await readReceipt(tx, paymentId, "agent");
  if (!receipt?.undone) return 0;
  const { familyId, undone, parts, amount, day, regieName } = receipt;
  const owed = cents(Math.max(0, again - spent));
  const debit = parts.some(({ means }) => means === "payfip_debit");
  const { actionLabel, ...words } = undoneMail({
    cityName: city.name,
    regieName,
    amount,
    day,
    debit,
    toDossier: familyId !== null,
    reason: undone.reason,
    owed,
    spent,
  });
  const path = owed > 0 ? "/famille/factures" : `/famille/paiements/recus/${paymentId}`;
  const action = familyId === null ? undefined : { label: actionLabel, url: publicUrl(city, path) };
  const kind = "payment-undone";
  const addresses = await addressesOfReceipt(tx, receipt);
  for (const to of addresses) {
    const dedupeKey = `${kind}:${paymentId}:${to}`;
    await queueMail(tx, { city, clock, to, ...words, action, kind, dedupeKey, familyId: familyId ?? undefined });
  }
  return addresses.length;
}
