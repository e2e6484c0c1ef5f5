import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { StatementLine } from "../domain/statement";

/** A year of canteen is a dozen invoices and as many payments: older lines are on the invoices. */
const SHOWN = 60;

/**
 * What happened to a family's money, newest first, with what it owed after each: every entry of the ledger that changes it,
 * over all régies. Less than zero: the town keeps something for it.
 */
export async function readStatement(tx: Tx, familyId: string): Promise<StatementLine[]> {
  const rows = await tx.$queryRaw<{ id: string; day: string; label: string; amount: bigint; balance: bigint }[]>`
    WITH entry AS (
      SELECT e.id, e.day, e.at, e.label, sum(l.amount_cents) AS amount
      FROM debtor d
      JOIN ledger_line l ON l.debtor_id = d.id
      JOIN ledger_entry e ON e.id = l.entry_id
      WHERE d.family_id = ${familyId}::uuid
      GROUP BY e.id, e.day, e.at, e.label HAVING sum(l.amount_cents) <> 0
    )
    SELECT id, day::text, label, amount::bigint, (sum(amount) OVER (ORDER BY at, id))::bigint AS balance FROM entry
    ORDER BY at DESC, id DESC LIMIT ${SHOWN}`;
  return rows.map((row) => ({
    id: row.id,
    day: localDate(row.day),
    label: row.label,
    amount: cents(Number(row.amount)),
    balance: cents(Number(row.balance)),
  }));
}
