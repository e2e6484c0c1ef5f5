import "server-only";
import {
  type Allocation,
  balanceOf,
  type LedgerLine,
  lockDebtor,
  lockRegie,
  postEntry,
  spendKept,
} from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { cents, sumCents, ZERO_CENTS } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import {
  allocationOf,
  findPayment,
  insertReversal,
  isReversed,
  type PaidPart,
  partsOf,
  spentCredit,
} from "../data/reversals";
import { undoAllocation } from "../domain/allocation";
import type { PaymentError } from "../errors";
import { mailUndone } from "./mail-undone";

export interface Reversal {
  readonly paymentId: string;
  readonly reason: string;
  readonly accountId: string;
  readonly city: City;
  readonly clock: Clock;
}

export interface Reversed {
  readonly paymentId: string;
  /** Undone just now, and no address is known of who paid. */
  readonly unreached: boolean;
}

/**
 * Undoes a payment that did not hold (a cheque or a debit sent back, an error) by an entry of its own: what it paid is owed
 * again, less what is kept otherwise for the debtor, and who paid is told by mail. Asked twice, it is done once. The régie is locked, so that a deposit that is being
 * closed does not take it along; before its debtor, as whoever needs both does (`lockRegie`).
 */
export async function reversePayment(tx: Tx, reversal: Reversal): Promise<Result<Reversed, PaymentError>> {
  const { paymentId, reason, accountId, city, clock } = reversal;
  const now = clock.now();
  const payment = await findPayment(tx, paymentId);
  if (!payment) return err({ tag: "PaymentNotFound" });
  const { debtorId, regieId } = payment;
  await lockRegie(tx, regieId);
  await lockDebtor(tx, debtorId);
  if (await isReversed(tx, paymentId)) return ok({ paymentId, unreached: false });
  const { kept } = await balanceOf(tx, debtorId);
  const owed = undoAllocation(await allocationOf(tx, paymentId), { kept, spent: await spentCredit(tx, debtorId) });
  if (!owed.ok) return err({ tag: "PaymentCreditGivenBack" });
  const day = dayOf(now, city.timezone);
  await insertReversal(tx, { paymentId, day, reason, accountId, now });
  await postEntry(tx, {
    kind: "reversal",
    regieId,
    debtorId,
    day,
    of: { payment: paymentId },
    label: `Paiement annulé\u00a0: ${reason}`,
    lines: [...owedLines(debtorId, owed.value), ...(await partsOf(tx, paymentId)).map(tillLine)],
  });
  const invoiced = owed.value.filter(({ invoice }) => invoice !== null).map(({ amount }) => amount);
  // What a credit note gave, or another payment left, is not kept beside what is due.
  const spent = (await spendKept(tx, [debtorId], { regieId, day })).get(debtorId) ?? ZERO_CENTS;
  const told = await mailUndone(tx, { city, clock, paymentId, again: sumCents(invoiced), spent });
  return ok({ paymentId, unreached: told === 0 });
}

function owedLines(debtor: string, parts: readonly Allocation[]): LedgerLine[] {
  return parts.map(({ invoice, amount }) => ({ account: "debtor", debtor, invoice, amount }));
}

/** Out of the till, or of what was handed over to the Treasury already. */
function tillLine({ means, amount, deposited }: PaidPart): LedgerLine {
  return { account: deposited ? "deposited" : "collected", detail: means, amount: cents(0 - amount) };
}
