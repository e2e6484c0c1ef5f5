import "server-only";
import { Temporal } from "temporal-polyfill";
import { creditLines, findRegie, lockDebtor, payableByDebtors, postEntry, takeNumbers } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { dayOf, plainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import { type City, publicUrl } from "@/server/tenancy";
import { raiseAlert } from "../data/alerts";
import { operationInvoices } from "../data/operations";
import { payerName } from "../data/payers";
import { insertPayment, paidSince } from "../data/payments";
import { allocatePayment, shortOf } from "../domain/allocation";
import { receiptMail } from "../domain/mails.fr";
import { receiptReference } from "../domain/numbers";
import type { KeptAnswer, Operation } from "../domain/operation";

interface Settling {
  readonly city: City;
  readonly clock: Clock;
  readonly operation: Operation;
  readonly answer: KeptAnswer;
}

/**
 * Turns the success of an operation into money: the payment, its receipt number, its entry in the ledger and the mail of
 * its receipt exist together or not at all (I3, I4). The caller has locked the operation and moved it; the base refuses a
 * second payment for it. What it was for and is no longer owed pays what is owed else, or is kept, and a person is told.
 */
export async function settleOperation(tx: Tx, { city, clock, operation, answer }: Settling): Promise<void> {
  const { debtorId, regieId } = operation;
  const { amount } = operation.sent;
  const regie = await findRegie(tx, regieId);
  if (!regie) throw new Error("The régie of an operation is gone");
  await lockDebtor(tx, debtorId);
  const meant = await operationInvoices(tx, operation.id);
  const parts = allocatePayment(amount, meant, await payableByDebtors(tx, [debtorId]));
  const short = shortOf(meant, parts);
  const twice = await paidSince(tx, short, operation.createdAt);
  const day = dayOf(paidAt(operation, answer, clock), city.timezone);
  const { year } = plainDate(day);
  const debit = answer.result === "V";
  const means = debit ? "payfip_debit" : "payfip_card";
  const paymentId = newId();
  const number = await takeNumbers(tx, { regieId, kind: "receipt", year });
  const reference = receiptReference({ regieCode: regie.code, year, number });
  await insertPayment(tx, {
    id: paymentId,
    regieId,
    debtorId,
    familyId: operation.familyId,
    amount,
    day,
    receiptNumber: number,
    payerName: await payerName(tx, operation.createdBy),
    from: { operationId: operation.id },
    parts: [{ means, amount, reference: answer.numauto }],
    now: clock.now(),
  });
  await postEntry(tx, {
    kind: "payment",
    regieId,
    debtorId,
    day,
    of: { payment: paymentId },
    label: `Paiement ${reference}`,
    lines: [{ account: "collected", detail: means, amount }, ...creditLines(debtorId, parts)],
  });
  if (short.length > 0) {
    const kind = twice.length > 0 ? "paid_twice" : "overpaid";
    await raiseAlert(tx, { kind, regieId, paymentId, operationId: operation.id, now: clock.now() });
  }
  const kept = keptOf(parts);
  const { actionLabel, ...words } = receiptMail({
    cityName: city.name,
    regieName: regie.name,
    reference,
    amount,
    debit,
    kept,
  });
  const { email: to, familyId } = operation;
  const action = { label: actionLabel, url: publicUrl(city, `/famille/paiements/${operation.id}`) };
  await queueMail(tx, {
    city,
    clock,
    to,
    ...words,
    action,
    kind: "receipt",
    dedupeKey: `receipt:${paymentId}`,
    familyId,
  });
}

function keptOf(parts: readonly { readonly invoice: string | null; readonly amount: Cents }[]): Cents {
  return sumCents(parts.filter(({ invoice }) => invoice === null).map((part) => cents(part.amount)));
}

/** PayFiP dates to the minute, so up to one before the operation; a date that cannot be gives way to the present. */
function paidAt({ createdAt }: Operation, { at }: KeptAnswer, clock: Clock): Temporal.Instant {
  const now = clock.now();
  if (at === null) return now;
  const told = Temporal.Instant.from(at);
  const early = Temporal.Instant.compare(told, createdAt.subtract({ minutes: 2 })) < 0;
  const late = Temporal.Instant.compare(told, now.add({ minutes: 5 })) > 0;
  return early || late ? now : told;
}
