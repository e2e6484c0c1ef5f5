import "server-only";
import { Temporal } from "temporal-polyfill";
import { findRegie } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { formatInstant, localDate } from "@/server/platform/dates";
import { type Cents, cents, ZERO_CENTS } from "@/server/platform/money";
import { operationsForInvoices } from "../data/operations";
import { faceOf, freeAgainAt, resumableUntil } from "../domain/face";
import { receiptReference } from "../domain/numbers";
import type { Operation } from "../domain/operation";
import { blocksNewAttempt, OPERATION_STATES } from "../domain/payfip";
import type { OperationView, PaidInvoiceView, UndoneView } from "../domain/payment-view";
import { configuredPayFip, paymentPageUrl } from "../payfip";

const BLOCKING = OPERATION_STATES.filter(blocksNewAttempt);

interface Reader {
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly mayPay: boolean;
}

/** A payment online as its page tells it. */
export async function readOperationView(tx: Tx, operation: Operation, reader: Reader): Promise<OperationView> {
  const { zone, now, mayPay } = reader;
  const regie = await findRegie(tx, operation.regieId);
  const until = mayPay && configuredPayFip() ? resumableUntil(operation, now) : null;
  const free = freeAgainAt(operation);
  const receipt = await findReceipt(tx, operation.id);
  const undone = receipt ? await findUndoing(tx, receipt.id) : null;
  const face = faceOf(operation, undone ? "undone" : "holds");
  const invoices = await invoicesOf(tx, operation.id);
  const ids = invoices.map(({ id }) => id);
  const other = (await operationsForInvoices(tx, ids, BLOCKING)).find(({ id }) => id !== operation.id);
  return {
    operationId: operation.id,
    face,
    amount: operation.sent.amount,
    regieName: regie?.name ?? "",
    invoices,
    receipt: receipt && {
      paymentId: receipt.id,
      day: localDate(receipt.day),
      reference: receiptReference({ regieCode: regie?.code ?? "", year: receipt.year, number: receipt.receipt_number }),
    },
    undone,
    kept: receipt && !undone ? cents(Number(receipt.kept)) : ZERO_CENTS,
    notLeftYet: operation.status === "created",
    leftAlready: operation.status === "redirected" && face.face === "verifying",
    resume: until && operation.idOp ? { url: paymentPageUrl(operation.idOp), until: formatInstant(until, zone) } : null,
    freeAgainAt: free && Temporal.Instant.compare(now, free) < 0 ? formatInstant(free, zone) : null,
    toPay: await stillAsked(tx, ids),
    other: other?.id ?? null,
    mayPay,
  };
}

/** What these invoices ask now, in cents. */
async function stillAsked(tx: Tx, invoiceIds: readonly string[]): Promise<Cents> {
  const [row] = await tx.$queryRaw<{ open: bigint }[]>`
    SELECT coalesce(sum(amount_cents), 0)::bigint AS open FROM ledger_line WHERE invoice_id = ANY(${invoiceIds}::uuid[])`;
  return cents(Number(row?.open ?? 0));
}

/** The invoices that an operation is for, in the order in which they are paid, each with what it was to pay of it. */
export async function invoicesOf(tx: Tx, operationId: string): Promise<PaidInvoiceView[]> {
  const rows = await tx.$queryRaw<{ id: string; reference: string; first_day: string; amount_cents: number }[]>`
    SELECT i.id, i.reference, i.first_day::text, o.amount_cents FROM payfip_operation_invoice o JOIN invoice i ON i.id = o.invoice_id
    WHERE o.operation_id = ${operationId}::uuid ORDER BY i.due_day, i.number`;
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    month: localDate(row.first_day),
    amount: cents(row.amount_cents),
  }));
}

interface ReceiptRow {
  id: string;
  day: string;
  year: number;
  receipt_number: number;
  kept: bigint;
}

/** The payment that an operation brought, with what of it was kept for the debtor. */
async function findReceipt(tx: Tx, operationId: string): Promise<ReceiptRow | null> {
  const [row] = await tx.$queryRaw<ReceiptRow[]>`
    SELECT p.id, p.day::text, p.year::int, p.receipt_number,
      (SELECT coalesce(-sum(l.amount_cents), 0)::bigint FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id
       WHERE e.payment_id = p.id AND e.kind = 'payment' AND l.account = 'debtor' AND l.invoice_id IS NULL) AS kept
    FROM payment p WHERE p.payfip_operation_id = ${operationId}::uuid`;
  return row ?? null;
}

/** How a payment was undone, with what of the invoices that were owed again still is. */
async function findUndoing(tx: Tx, paymentId: string): Promise<UndoneView | null> {
  const [row] = await tx.$queryRaw<{ day: string; reason: string; to_pay: bigint }[]>`
    SELECT v.day::text, v.reason, (
      SELECT coalesce(sum(least(a.amount, o.open)), 0)::bigint FROM (
        SELECT l.invoice_id, sum(l.amount_cents) AS amount FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id
        WHERE e.payment_id = v.payment_id AND e.kind = 'reversal' AND l.invoice_id IS NOT NULL GROUP BY l.invoice_id) a
      CROSS JOIN LATERAL (SELECT sum(l.amount_cents) AS open FROM ledger_line l WHERE l.invoice_id = a.invoice_id) o) AS to_pay
    FROM payment_reversal v WHERE v.payment_id = ${paymentId}::uuid`;
  return row ? { day: localDate(row.day), reason: row.reason, toPay: cents(Number(row.to_pay)) } : null;
}
