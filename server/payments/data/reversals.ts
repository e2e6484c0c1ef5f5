import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Allocation, OpenInvoice } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { type Cents, cents } from "@/server/platform/money";

/** Whose a payment is, and which régie's. */
export async function findPayment(
  tx: Tx,
  paymentId: string,
): Promise<{ readonly debtorId: string; readonly regieId: string; readonly familyId: string | null } | undefined> {
  const [row] = await tx.$queryRaw<{ debtor_id: string; regie_id: string; family_id: string | null }[]>`
    SELECT debtor_id, regie_id, family_id FROM payment WHERE id = ${paymentId}::uuid`;
  return row && { debtorId: row.debtor_id, regieId: row.regie_id, familyId: row.family_id };
}

export async function isReversed(tx: Tx, paymentId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM payment_reversal WHERE payment_id = ${paymentId}::uuid`;
  return rows.length > 0;
}

/** What a payment paid when it was recorded, as the ledger has it. */
export async function allocationOf(tx: Tx, paymentId: string): Promise<Allocation[]> {
  const rows = await tx.$queryRaw<{ invoice_id: string | null; amount: number }[]>`
    SELECT l.invoice_id, -l.amount_cents AS amount FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id
    WHERE e.payment_id = ${paymentId}::uuid AND e.kind = 'payment' AND l.account = 'debtor' ORDER BY l.position`;
  return rows.map(({ invoice_id, amount }) => ({ invoice: invoice_id, amount: cents(amount) }));
}

/** The invoices of a debtor that were paid with what had been kept, the last one first, each up to what was paid of it. */
export async function spentCredit(tx: Tx, debtorId: string): Promise<OpenInvoice[]> {
  const rows = await tx.$queryRaw<{ invoice_id: string; spent: bigint }[]>`
    SELECT invoice_id, least(spent, paid)::bigint AS spent FROM (
      SELECT l.invoice_id, coalesce(-sum(l.amount_cents) FILTER (WHERE e.kind = 'allocation'), 0) AS spent,
        i.total_cents - sum(l.amount_cents) AS paid, max(e.at) FILTER (WHERE e.kind = 'allocation') AS last
      FROM ledger_line l JOIN ledger_entry e ON e.id = l.entry_id JOIN invoice i ON i.id = l.invoice_id
      WHERE l.debtor_id = ${debtorId}::uuid GROUP BY l.invoice_id, i.total_cents) of_invoice
    WHERE least(spent, paid) > 0 ORDER BY last DESC`;
  return rows.map(({ invoice_id, spent }) => ({ id: invoice_id, open: cents(Number(spent)) }));
}

export interface PaidPart {
  readonly means: string;
  readonly amount: Cents;
  readonly deposited: boolean;
}

export async function partsOf(tx: Tx, paymentId: string): Promise<PaidPart[]> {
  const rows = await tx.$queryRaw<{ means: string; amount_cents: number; deposited: boolean }[]>`
    SELECT means, amount_cents, deposit_id IS NOT NULL AS deposited FROM payment_part
    WHERE payment_id = ${paymentId}::uuid ORDER BY position`;
  return rows.map(({ means, amount_cents, deposited }) => ({ means, amount: cents(amount_cents), deposited }));
}

interface NewReversal {
  readonly paymentId: string;
  readonly day: LocalDate;
  readonly reason: string;
  readonly accountId: string;
  readonly now: Temporal.Instant;
}

export async function insertReversal(tx: Tx, { paymentId, day, reason, accountId, now }: NewReversal): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO payment_reversal (city_id, id, payment_id, day, reason, recorded_by, recorded_at)
    VALUES (app.city(), ${newId()}::uuid, ${paymentId}::uuid, ${day}::date, ${reason}, ${accountId}::uuid,
      ${new Date(now.epochMilliseconds)})`;
}
