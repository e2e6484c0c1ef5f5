import "server-only";
import type { Temporal } from "temporal-polyfill";
import { findRegie } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { formatInstant, localDate } from "@/server/platform/dates";
import { cents, ZERO_CENTS } from "@/server/platform/money";
import { faceOf, freeAgainAt, resumableUntil } from "../domain/face";
import { receiptReference } from "../domain/numbers";
import type { Operation } from "../domain/operation";
import type { OperationView, PaidInvoiceView, UndoneView } from "../domain/payment-view";
import { configuredPayFip, paymentPageUrl } from "../payfip";

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
  return {
    operationId: operation.id,
    face: faceOf(operation, undone ? "undone" : "holds"),
    amount: operation.sent.amount,
    regieName: regie?.name ?? "",
    invoices: await invoicesOf(tx, operation.id),
    receipt: receipt && {
      paymentId: receipt.id,
      day: localDate(receipt.day),
      reference: receiptReference({ regieCode: regie?.code ?? "", year: receipt.year, number: receipt.receipt_number }),
    },
    undone,
    kept: receipt && !undone ? cents(Number(receipt.kept)) : ZERO_CENTS,
    notLeftYet: operation.status === "created",
    resume: until && operation.idOp ? { url: paymentPageUrl(operation.idOp), until: formatInstant(until, zone) } : null,
    freeAgainAt: free && formatInstant(free, zone),
    mayPay,
  };
}

async function invoicesOf(tx: Tx, operationId: string): Promise<PaidInvoiceView[]> {
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
