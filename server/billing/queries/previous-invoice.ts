import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import type { InvoiceView } from "../domain/invoice-view";

/** The last invoice before another one, in short: what a clerk compares with. */
export interface PreviousInvoice {
  readonly id: string;
  readonly reference: string;
  readonly first: LocalDate;
  readonly total: Cents;
  readonly lines: readonly {
    readonly childName: string;
    readonly label: string;
    readonly quantity: number;
    readonly amount: Cents;
  }[];
}

/**
 * The last issued invoice of the same debtor for an earlier month; null without one, and for a credit note: what it gives
 * back is no month to compare with another.
 */
export async function readPrevious(
  tx: Tx,
  { id, kind, debtorId, first }: Pick<InvoiceView, "id" | "kind" | "debtorId" | "first">,
): Promise<PreviousInvoice | null> {
  if (kind === "credit_note") return null;
  const [row] = await tx.$queryRaw<{ id: string; reference: string; first_day: string; total_cents: number }[]>`
    SELECT id, reference, first_day::text, total_cents FROM invoice
    WHERE debtor_id = ${debtorId}::uuid AND id <> ${id}::uuid AND status = 'issued' AND kind = 'invoice'
      AND first_day < ${first}::date
    ORDER BY first_day DESC, number DESC LIMIT 1`;
  if (!row) return null;
  const lines = await tx.$queryRaw<{ child_name: string; label: string; quantity: number; amount: bigint }[]>`
    SELECT c.first_name AS child_name, l.label, sum(l.quantity)::integer AS quantity, sum(l.amount_cents)::bigint AS amount
    FROM invoice_line l JOIN child c ON c.id = l.child_id
    WHERE l.invoice_id = ${row.id}::uuid GROUP BY c.id, c.first_name, l.label ORDER BY min(l.position)`;
  return {
    id: row.id,
    reference: row.reference,
    first: localDate(row.first_day),
    total: cents(row.total_cents),
    lines: lines.map((line) => ({
      childName: line.child_name,
      label: line.label,
      quantity: line.quantity,
      amount: cents(Number(line.amount)),
    })),
  };
}
