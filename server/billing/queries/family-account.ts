import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { cents, sumCents } from "@/server/platform/money";
import { debtorsOfFamily } from "../data/debtors";
import { balancesOf } from "../data/ledger";
import { type FamilyAccount, type FamilyInvoice, standingOf } from "../domain/family-account";
import { readStatement } from "./statement";

interface AccountRow {
  id: string;
  kind: FamilyInvoice["kind"];
  reference: string;
  regie_id: string;
  regie_name: string;
  first_day: string;
  issue_day: string;
  due_day: string | null;
  total_cents: number;
  open: bigint;
}

/** Years of invoices are kept on paper too: a page shows the last ones, and whatever is still owed. */
const SHOWN = 60;

/** What was issued to a family, what is left to pay of it, and what is kept for it, over its régies. */
export async function readFamilyAccount(tx: Tx, familyId: string, today: LocalDate): Promise<FamilyAccount> {
  const rows = await tx.$queryRaw<AccountRow[]>`
    SELECT id, kind, reference, regie_id, regie_name, first_day::text, issue_day::text, due_day::text, total_cents, open FROM (
      SELECT i.*, r.name AS regie_name, row_number() OVER (ORDER BY i.issue_day DESC, i.number DESC) AS place,
        (SELECT coalesce(sum(l.amount_cents), 0)::bigint FROM ledger_line l WHERE l.invoice_id = i.id) AS open
      FROM invoice i JOIN regie r ON r.id = i.regie_id WHERE i.family_id = ${familyId}::uuid AND i.status = 'issued') issued
    WHERE place <= ${SHOWN} OR open > 0 ORDER BY place`;
  const debtors = await debtorsOfFamily(tx, familyId);
  const balances = await balancesOf(
    tx,
    debtors.map(({ id }) => id),
  );
  return {
    invoices: rows.map((row) => {
      const open = cents(Number(row.open));
      const dueDay = row.due_day === null ? null : localDate(row.due_day);
      return {
        id: row.id,
        kind: row.kind,
        reference: row.reference,
        regieId: row.regie_id,
        regieName: row.regie_name,
        first: localDate(row.first_day),
        issueDay: localDate(row.issue_day),
        dueDay,
        total: cents(row.total_cents),
        open,
        standing: standingOf({ kind: row.kind, open, dueDay }, today),
      };
    }),
    owed: sumCents([...balances.values()].map(({ owed }) => owed)),
    kept: sumCents([...balances.values()].map(({ kept }) => kept)),
    statement: await readStatement(tx, familyId),
  };
}
