import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, plainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { type Cents, cents } from "@/server/platform/money";
import type { Means } from "../domain/means";

export interface NewPart {
  readonly means: Means;
  readonly amount: Cents;
  /** The number of a cheque and its bank, of a transfer, of an authorisation. */
  readonly reference: string;
}

export interface NewPayment {
  readonly id: string;
  readonly regieId: string;
  readonly debtorId: string;
  readonly familyId: string | null;
  readonly amount: Cents;
  readonly day: LocalDate;
  readonly receiptNumber: number;
  readonly payerName: string;
  readonly from:
    | { readonly operationId: string }
    /** The agent at the counter, and the key of the form. */
    | { readonly accountId: string; readonly requestKey: string };
  readonly parts: readonly NewPart[];
  readonly now: Temporal.Instant;
}

/** Writes a payment, what it is made of and who takes it, by the names of that day. The base refuses a second one for one operation or one form. */
export async function insertPayment(tx: Tx, payment: NewPayment): Promise<void> {
  const { from, parts } = payment;
  const payFip = "operationId" in from;
  await tx.$executeRaw`
    INSERT INTO payment (city_id, id, regie_id, debtor_id, family_id, origin, amount_cents, day, year, receipt_number,
      payer_name, payfip_operation_id, recorded_by, recorded_at, request_key, issuer, issuer_regisseur)
    SELECT app.city(), ${payment.id}::uuid, ${payment.regieId}::uuid, ${payment.debtorId}::uuid,
      ${payment.familyId}::uuid, ${payFip ? "payfip" : "counter"}, ${payment.amount}::integer, ${payment.day}::date,
      ${plainDate(payment.day).year}::smallint, ${payment.receiptNumber}::integer, ${payment.payerName},
      ${payFip ? from.operationId : null}::uuid, ${payFip ? null : from.accountId}::uuid,
      ${new Date(payment.now.epochMilliseconds)}::timestamptz, ${payFip ? null : from.requestKey}::uuid, r.name, r.regisseur
    FROM regie r WHERE r.id = ${payment.regieId}::uuid`;
  const rows = parts.map((part, index) => ({ id: newId(), position: index + 1, ...part }));
  await tx.$executeRaw`
    INSERT INTO payment_part (city_id, id, payment_id, position, means, amount_cents, reference)
    SELECT app.city(), p.id, ${payment.id}::uuid, p.position, p.means, p.amount, p.reference
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS p (id uuid, position smallint, means text, amount integer, reference text)`;
}

/**
 * Which of these invoices another payment, that still holds, has paid something of since an operation was begun for them: what
 * had been paid before was known, and not asked for again.
 */
export async function paidSince(tx: Tx, invoiceIds: readonly string[], begunAt: Temporal.Instant): Promise<string[]> {
  const rows = await tx.$queryRaw<{ invoice_id: string }[]>`
    SELECT DISTINCT l.invoice_id FROM ledger_line l JOIN ledger_entry e ON e.id = l.entry_id JOIN payment p ON p.id = e.payment_id
    WHERE l.invoice_id = ANY(${invoiceIds}::uuid[]) AND e.kind = 'payment' AND l.amount_cents < 0
      AND p.recorded_at >= ${new Date(begunAt.epochMilliseconds)}::timestamptz
      AND NOT EXISTS (SELECT FROM payment_reversal r WHERE r.payment_id = e.payment_id)`;
  return rows.map((row) => row.invoice_id);
}

/** What the form of this key has recorded already, if anything. */
export async function paymentOfRequest(
  tx: Tx,
  requestKey: string,
): Promise<{ readonly id: string; readonly debtorId: string; readonly amount: Cents } | undefined> {
  const [row] = await tx.$queryRaw<{ id: string; debtor_id: string; amount_cents: number }[]>`
    SELECT id, debtor_id, amount_cents FROM payment WHERE request_key = ${requestKey}::uuid`;
  return row && { id: row.id, debtorId: row.debtor_id, amount: cents(row.amount_cents) };
}
