import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { formatInstant } from "@/server/platform/dates";
import { cents, sumCents } from "@/server/platform/money";
import type { AlertKind } from "../domain/alert";
import type { AlertList, SpentMoney } from "../domain/counter-view";
import { receiptReference } from "../domain/numbers";
import type { KeptAnswer } from "../domain/operation";

interface AlertRow {
  id: string;
  kind: AlertKind;
  raised_at: Date;
  regie_name: string;
  code: string;
  family_id: string | null;
  family_name: string;
  family_number: bigint | null;
  amount_cents: number;
  result: KeptAnswer | null;
  refdet: string | null;
  payment_id: string | null;
  year: number | null;
  receipt_number: number | null;
  spent: { reference: string | null; amount: number }[] | null;
  closed_by: string | null;
  closed_at: Date | null;
  note: string;
}

const SHOWN = 50;

interface Asked {
  readonly page: number;
  readonly zone: string;
}

/** What a person must look at, the oldest first; then what was looked at last. A page of it. */
export async function readAlerts(tx: Tx, { page, zone }: Asked, size = SHOWN): Promise<AlertList> {
  const rows = await tx.$queryRaw<AlertRow[]>`
    SELECT a.id, a.kind, a.raised_at, r.name AS regie_name, r.code, f.id AS family_id, coalesce(f.name, '') AS family_name,
      f.number AS family_number, coalesce(o.amount_cents, p.amount_cents) AS amount_cents, o.result, o.refdet, p.id AS payment_id,
      p.year::int, p.receipt_number, c.display_name AS closed_by, a.closed_at, a.note,
      (SELECT json_agg(json_build_object('reference', i.reference, 'amount', -l.amount_cents) ORDER BY l.position)
        FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id LEFT JOIN invoice i ON i.id = l.invoice_id
        WHERE e.payment_id = p.id AND e.kind = 'payment' AND l.account = 'debtor') AS spent
    FROM payment_alert a JOIN regie r ON r.id = a.regie_id
    LEFT JOIN payfip_operation o ON o.id = a.operation_id
    LEFT JOIN payment p ON p.id = a.payment_id OR (a.payment_id IS NULL AND p.payfip_operation_id = o.id)
    LEFT JOIN family f ON f.id = CASE WHEN o.family_id IS NULL THEN p.family_id ELSE o.family_id END LEFT JOIN account c ON c.id = a.closed_by
    ORDER BY a.closed_at IS NOT NULL, a.closed_at DESC, a.raised_at, a.id
    LIMIT ${size} OFFSET ${(page - 1) * size}`;
  const [count] = await tx.$queryRaw<{ all: number }[]>`SELECT count(*)::int AS all FROM payment_alert`;
  const told = (date: Date) => formatInstant(Temporal.Instant.fromEpochMilliseconds(date.getTime()), zone);
  const alerts = rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    raisedAt: told(row.raised_at),
    regieName: row.regie_name,
    familyId: row.family_id,
    familyName: row.family_name,
    familyNumber: row.family_number === null ? "" : String(row.family_number),
    amount: cents(row.amount_cents),
    result: row.result?.result ?? null,
    resultAmount: row.result?.amount ?? null,
    refdet: row.refdet,
    paymentId: row.payment_id,
    receipt: receiptOf(row),
    spent: row.spent && spentOf(row.spent),
    closed: row.closed_at && { by: row.closed_by ?? "", at: told(row.closed_at), note: row.note },
  }));
  return { alerts, page, pages: Math.max(1, Math.ceil((count?.all ?? 0) / size)) };
}

function receiptOf({ code, year, receipt_number: number }: AlertRow): string | null {
  return year === null || number === null ? null : receiptReference({ regieCode: code, year, number });
}

function spentOf(lines: readonly { reference: string | null; amount: number }[]): SpentMoney {
  return {
    settled: lines.flatMap(({ reference, amount }) =>
      reference === null ? [] : [{ reference, amount: cents(amount) }],
    ),
    kept: sumCents(lines.flatMap(({ reference, amount }) => (reference === null ? [cents(amount)] : []))),
  };
}

export async function countOpenAlerts(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM payment_alert WHERE closed_at IS NULL`;
  return row?.open ?? 0;
}
