import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf, formatInstant, formatTime } from "@/server/platform/dates";
import { operationsOfFamily } from "../data/operations";
import { faceOf, freeAgainAt, resumableUntil } from "../domain/face";
import type { Operation } from "../domain/operation";
import { blocksNewAttempt, OPERATION_STATES } from "../domain/payfip";
import type { FamilyPayments, PendingLine } from "../domain/payment-view";
import { configuredPayFip } from "../payfip";
import { invoicesOf } from "./operation-view";
import { recordedPayments } from "./recorded-payments";

/** Years of receipts are in the mails too: a page shows the last ones. */
const SHOWN = 60;
const UNKNOWN = OPERATION_STATES.filter(blocksNewAttempt);

/** Who reads, when and where. */
export interface PendingReader {
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly mayPay: boolean;
}

interface Reader extends PendingReader {
  readonly familyId: string;
}

/** What a family has paid, newest first, and the payments online whose outcome is not known. */
export async function readFamilyPayments(tx: Tx, reader: Reader): Promise<FamilyPayments> {
  return {
    payments: (await recordedPayments(tx, { familyId: reader.familyId }, 1, SHOWN)).payments,
    pending: await readPendingPayments(tx, reader),
  };
}

/** The payments online of a family whose outcome is not known, newest first, with the invoices that they hold. */
export async function readPendingPayments(tx: Tx, reader: Reader): Promise<PendingLine[]> {
  const lines: PendingLine[] = [];
  for (const operation of await operationsOfFamily(tx, reader.familyId, UNKNOWN)) {
    lines.push(await pendingLineOf(tx, operation, reader));
  }
  return lines;
}

/** One payment online whose outcome is not known, as every page tells it. */
export async function pendingLineOf(tx: Tx, operation: Operation, reader: PendingReader): Promise<PendingLine> {
  const { zone, now, mayPay } = reader;
  const { id: operationId, sent, createdAt } = operation;
  const begunToday = dayOf(createdAt, zone) === dayOf(now, zone);
  const until = mayPay && configuredPayFip() ? resumableUntil(operation, now) : null;
  const free = freeAgainAt(operation);
  return {
    operationId,
    amount: sent.amount,
    begunAt: begunToday ? formatTime(createdAt, zone) : formatInstant(createdAt, zone),
    begunToday,
    state: stateOf(operation),
    until: until && formatInstant(until, zone),
    freeAgainAt: free && Temporal.Instant.compare(now, free) < 0 ? formatInstant(free, zone) : null,
    invoices: await invoicesOf(tx, operationId),
  };
}

function stateOf(operation: Operation): PendingLine["state"] {
  const { face, why } = faceOf(operation);
  if (face === "cancelled") return "abandoned";
  return why === "mismatch" ? "mismatch" : "waiting";
}
