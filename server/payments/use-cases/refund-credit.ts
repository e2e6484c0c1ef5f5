import "server-only";
import type { Temporal } from "temporal-polyfill";
import { balanceOf, findDebtor, lockDebtor, postEntry } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { type Cents, cents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import { insertRefund, refundOfRequest } from "../data/refunds";
import type { PaymentError } from "../errors";

export interface Refund {
  readonly debtorId: string;
  readonly amount: Cents;
  readonly reason: string;
  readonly requestKey: string;
  readonly accountId: string;
  readonly zone: string;
  readonly now: Temporal.Instant;
}

export interface RefundDone {
  readonly refundId: string;
  /** Null for a third party. */
  readonly familyId: string | null;
  /** Null for a family. */
  readonly thirdPartyId: string | null;
}

/**
 * Gives back what is kept for a debtor, by a transfer that the Treasury makes: a régie of receipts pays nothing out. A form
 * that is sent twice is one refund; what was spent or given back in between is not given back again (attack 25).
 */
export async function refundCredit(tx: Tx, refund: Refund): Promise<Result<RefundDone, PaymentError>> {
  const { amount, reason, requestKey, accountId, now } = refund;
  const debtor = await findDebtor(tx, refund.debtorId);
  if (!debtor) return err({ tag: "DebtorNotFound" });
  const { id: debtorId, regieId, familyId, thirdPartyId } = debtor;
  await lockDebtor(tx, debtorId);
  const before = await refundOfRequest(tx, requestKey);
  if (before) {
    const same = before.debtorId === debtorId && before.amount === amount;
    return same ? ok({ refundId: before.id, familyId, thirdPartyId }) : err({ tag: "PaymentFormUsed" });
  }
  const { kept } = await balanceOf(tx, debtorId);
  if (amount > kept) return err({ tag: "RefundAboveKept", kept });
  const refundId = newId();
  const day = dayOf(now, refund.zone);
  await insertRefund(tx, {
    id: refundId,
    regieId,
    debtorId,
    familyId,
    amount,
    day,
    reason,
    accountId,
    requestKey,
    now,
  });
  await postEntry(tx, {
    kind: "refund",
    regieId,
    debtorId,
    day,
    of: { refund: refundId },
    label: `Remboursement\u00a0: ${reason}`,
    lines: [
      { account: "debtor", debtor: debtorId, invoice: null, amount },
      { account: "deposited", detail: "refund", amount: cents(0 - amount) },
    ],
  });
  return ok({ refundId, familyId, thirdPartyId });
}
