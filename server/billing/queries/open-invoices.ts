import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";

/** An issued invoice that still asks for something. */
export interface PayableInvoice {
  readonly id: string;
  readonly regieId: string;
  readonly debtorId: string;
  /** The dossier that it is for; null for a third party. */
  readonly familyId: string | null;
  /** "CANT2026000123" */
  readonly reference: string;
  readonly year: number;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly issueDay: LocalDate;
  readonly dueDay: LocalDate;
  readonly total: Cents;
  /** What is left to pay, more than zero. */
  readonly open: Cents;
}

interface PayableRow {
  id: string;
  regie_id: string;
  debtor_id: string;
  family_id: string | null;
  reference: string;
  year: number;
  first_day: string;
  last_day: string;
  issue_day: string;
  due_day: string;
  total_cents: number;
  open: bigint;
}

function toPayable(row: PayableRow): PayableInvoice {
  return {
    id: row.id,
    regieId: row.regie_id,
    debtorId: row.debtor_id,
    familyId: row.family_id,
    reference: row.reference,
    year: row.year,
    firstDay: localDate(row.first_day),
    lastDay: localDate(row.last_day),
    issueDay: localDate(row.issue_day),
    dueDay: localDate(row.due_day),
    total: cents(row.total_cents),
    open: cents(Number(row.open)),
  };
}

async function payable(tx: Tx, whose: Prisma.Sql): Promise<PayableInvoice[]> {
  const rows = await tx.$queryRaw<PayableRow[]>`
    SELECT i.id, i.regie_id, i.debtor_id, i.family_id, i.reference, i.year::int, i.first_day::text, i.last_day::text,
      i.issue_day::text, i.due_day::text, i.total_cents, sum(l.amount_cents)::bigint AS open
    FROM invoice i JOIN ledger_line l ON l.city_id = i.city_id AND l.invoice_id = i.id
    WHERE ${whose} AND i.status = 'issued' AND i.kind = 'invoice'
    GROUP BY i.city_id, i.id HAVING sum(l.amount_cents) > 0 ORDER BY i.due_day, i.number`;
  return rows.map(toPayable);
}

/** What a family may pay, the one that is due first before the others. */
export function payableByFamily(tx: Tx, familyId: string): Promise<PayableInvoice[]> {
  return payable(tx, Prisma.sql`i.family_id = ${familyId}::uuid`);
}

/** What these debtors still have to pay, the one that is due first before the others. */
export function payableByDebtors(tx: Tx, debtorIds: readonly string[]): Promise<PayableInvoice[]> {
  return payable(tx, Prisma.sql`i.debtor_id = ANY(${debtorIds}::uuid[])`);
}
