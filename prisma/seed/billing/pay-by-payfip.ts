import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { moveOperation } from "@/server/payments/data/moves";
import { giveId } from "@/server/payments/data/operation-birth";
import { claimQuestion, findOperation, noteAnswer } from "@/server/payments/data/operations";
import type { KeptAnswer } from "@/server/payments/domain/operation";
import { reserveOperation } from "@/server/payments/use-cases/reserve-operation";
import { settleOperation } from "@/server/payments/use-cases/settle-operation";
import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import type { Cents } from "@/server/platform/money";
import { type City, publicUrl } from "@/server/tenancy";

interface OnlinePayment {
  readonly city: City;
  readonly familyId: string;
  readonly accountId: string;
  readonly invoiceId: string;
  readonly open: Cents;
  readonly now: Temporal.Instant;
  /** By card when left out. */
  readonly means?: "card" | "debit";
}

const ENDS = {
  card: { cause: "card_paid", to: "paid" },
  debit: { cause: "debit_accepted", to: "debit_ordered" },
} as const;

/** Seconds that a payer spent on PayFiP's page. */
const TYPING = 90;

/**
 * A payment of the past, as PayFiP's answer of that time had settled it. Only the answer is made up: no PayFiP can be asked
 * about a day that was before it. Nothing when PayFiP would not take this amount.
 */
export async function payByPayFip(tx: Tx, payment: OnlinePayment): Promise<void> {
  const { city, familyId, accountId, invoiceId, open, now, means = "card" } = payment;
  const reserved = await reserveOperation(tx, {
    city,
    familyId,
    accountId,
    by: "family",
    invoiceIds: [invoiceId],
    email: "payeur@exemple.fr",
    shown: open,
    requestKey: newId(),
    returnUrl: publicUrl(city, "/famille/paiements/retour"),
    now,
  });
  if (!reserved.ok || reserved.value.tag !== "reserved") return;
  const { operationId } = reserved.value;
  await giveId(tx, { id: operationId }, { idOp: newId(), now, askAt: null });
  const paidAt = now.add({ seconds: TYPING });
  const at = paidAt.toString();
  const answer: KeptAnswer = {
    result: means === "card" ? "P" : "V",
    amount: open,
    numauto: "DEMO01",
    at,
    differences: [],
  };
  await claimQuestion(tx, operationId, { now: paidAt, gapSeconds: 0 });
  await noteAnswer(tx, operationId, { answer, trouble: null, askAt: null });
  const operation = await findOperation(tx, operationId);
  if (!operation) throw new Error("The operation was just made");
  await moveOperation(tx, operation, { at: paidAt, ...ENDS[means], detail: "payer" });
  await settleOperation(tx, { city, clock: fixedClock(at), operation, answer });
}
