import "server-only";
import type { Temporal } from "temporal-polyfill";
import {
  creditLines,
  type Debtor,
  findDebtor,
  lockDebtor,
  payableByDebtors,
  postEntry,
  takeNumbers,
} from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf, plainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import { insertPayment, type NewPart, paymentOfRequest } from "../data/payments";
import { pendingOperations } from "../data/pending-operations";
import { isKnown } from "../domain/agreed.fr";
import { allocatePayment } from "../domain/allocation";
import type { CounterMeans } from "../domain/means";
import type { PaymentError } from "../errors";

export interface CounterPart extends NewPart {
  readonly means: CounterMeans;
}

export interface CounterPayment {
  readonly debtorId: string;
  /** Those that the payment is for; what they do not take goes to the others that are due. */
  readonly invoiceIds: readonly string[];
  readonly parts: readonly CounterPart[];
  readonly payerName: string;
  /** What the agent has agreed to keep for the family, in cents; null when nothing was asked yet. */
  readonly keep: Cents | null;
  /** The payments online that the agent has confirmed knowing of (`knownText`). */
  readonly underWay: string;
  readonly requestKey: string;
  readonly accountId: string;
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/**
 * Records money received at the counter, with its receipt (Y2). A form that is sent twice is one payment. What is more than
 * is owed is kept for the family only once the agent has said so; what may still be paid online is taken only once they know.
 */
export async function recordPayment(
  tx: Tx,
  payment: CounterPayment,
): Promise<Result<{ paymentId: string }, PaymentError>> {
  const debtor = await findDebtor(tx, payment.debtorId);
  if (!debtor) return err({ tag: "DebtorNotFound" });
  await lockDebtor(tx, debtor.id);
  const amount = sumCents(payment.parts.map((part) => part.amount));
  const before = await paymentOfRequest(tx, payment.requestKey);
  if (before) {
    const same = before.debtorId === debtor.id && before.amount === amount;
    return same ? ok({ paymentId: before.id }) : err({ tag: "PaymentFormUsed" });
  }
  const owed = await payableByDebtors(tx, [debtor.id]);
  const meant = owed
    .filter(({ id }) => payment.invoiceIds.includes(id))
    .map(({ id, open }) => ({ invoice: id, amount: open }));
  const allocation = allocatePayment(amount, meant, owed);
  const kept = cents(allocation.find(({ invoice }) => invoice === null)?.amount ?? 0);
  if (kept > 0 && kept !== payment.keep) return err({ tag: "PaymentAboveOwed", kept });
  const paid = new Set(allocation.map(({ invoice }) => invoice));
  const operationIds = (await pendingOperations(tx, [debtor.id]))
    .filter(({ invoiceIds }) => invoiceIds.some((id) => paid.has(id)))
    .map(({ id }) => id);
  if (!isKnown(operationIds, payment.underWay)) return err({ tag: "PaymentUnderWay", operationIds });
  return ok({ paymentId: await insert(tx, payment, { debtor, amount, allocation }) });
}

interface Shared {
  readonly debtor: Debtor;
  readonly amount: Cents;
  readonly allocation: ReturnType<typeof allocatePayment>;
}

async function insert(tx: Tx, payment: CounterPayment, { debtor, amount, allocation }: Shared): Promise<string> {
  const { parts, accountId, requestKey, now } = payment;
  const { id: debtorId, regieId, familyId } = debtor;
  const paymentId = newId();
  const day = dayOf(now, payment.zone);
  const receiptNumber = await takeNumbers(tx, { regieId, kind: "receipt", year: plainDate(day).year });
  await insertPayment(tx, {
    id: paymentId,
    regieId,
    debtorId,
    familyId,
    amount,
    day,
    receiptNumber,
    payerName: payment.payerName,
    from: { accountId, requestKey },
    parts,
    now,
  });
  await postEntry(tx, {
    kind: "payment",
    regieId,
    debtorId,
    day,
    of: { payment: paymentId },
    label: "Paiement au guichet",
    lines: [
      ...parts.map((part) => ({ account: "collected" as const, detail: part.means, amount: part.amount })),
      ...creditLines(debtorId, allocation),
    ],
  });
  return paymentId;
}
