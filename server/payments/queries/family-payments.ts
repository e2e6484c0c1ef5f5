import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf, formatInstant, formatTime } from "@/server/platform/dates";
import { operationsOfFamily } from "../data/operations";
import { faceOf } from "../domain/face";
import type { Operation } from "../domain/operation";
import { blocksNewAttempt, OPERATION_STATES } from "../domain/payfip";
import type { FamilyPayments, PendingLine } from "../domain/payment-view";
import { invoicesOf } from "./operation-view";
import { recordedPayments } from "./recorded-payments";

/** Years of receipts are in the mails too: a page shows the last ones. */
const SHOWN = 60;
const UNKNOWN = OPERATION_STATES.filter(blocksNewAttempt);

interface Reader {
  readonly familyId: string;
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/** What a family has paid, newest first, and the payments online whose outcome is not known. */
export async function readFamilyPayments(tx: Tx, reader: Reader): Promise<FamilyPayments> {
  return {
    payments: (await recordedPayments(tx, { familyId: reader.familyId }, 1, SHOWN)).payments,
    pending: await readPendingPayments(tx, reader),
  };
}

/** The payments online of a family whose outcome is not known, newest first, with the invoices that they hold. */
export async function readPendingPayments(tx: Tx, { familyId, zone, now }: Reader): Promise<PendingLine[]> {
  const lines: PendingLine[] = [];
  for (const operation of await operationsOfFamily(tx, familyId, UNKNOWN)) {
    const { id: operationId, sent, createdAt } = operation;
    const begunToday = dayOf(createdAt, zone) === dayOf(now, zone);
    lines.push({
      operationId,
      amount: sent.amount,
      begunAt: begunToday ? formatTime(createdAt, zone) : formatInstant(createdAt, zone),
      begunToday,
      state: stateOf(operation),
      invoices: await invoicesOf(tx, operationId),
    });
  }
  return lines;
}

function stateOf(operation: Operation): PendingLine["state"] {
  const { face, why } = faceOf(operation);
  if (face === "cancelled") return "abandoned";
  return why === "mismatch" ? "mismatch" : "waiting";
}
