import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";

/** A draft that is about to be issued. */
export interface IssuedDraft {
  readonly id: string;
  readonly debtorId: string;
  readonly familyId: string | null;
  readonly total: Cents;
}

/** The next drafts of a run that nothing keeps back, locked. One without a line is never issued. */
export async function nextDrafts(tx: Tx, runId: string, limit: number): Promise<IssuedDraft[]> {
  const rows = await tx.$queryRaw<{ id: string; debtor_id: string; family_id: string | null; total_cents: number }[]>`
    SELECT i.id, i.debtor_id, i.family_id, i.total_cents FROM invoice i
    WHERE i.run_id = ${runId}::uuid AND i.status = 'draft' AND EXISTS (SELECT FROM invoice_line l WHERE l.invoice_id = i.id)
    ORDER BY i.family_id IS NULL, i.id LIMIT ${limit} FOR UPDATE`;
  return rows.map((row) => ({
    id: row.id,
    debtorId: row.debtor_id,
    familyId: row.family_id,
    total: cents(row.total_cents),
  }));
}

export async function countDraftsToIssue(tx: Tx, runId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ drafts: number }[]>`
    SELECT count(*)::integer AS drafts FROM invoice i
    WHERE i.run_id = ${runId}::uuid AND i.status = 'draft' AND EXISTS (SELECT FROM invoice_line l WHERE l.invoice_id = i.id)`;
  return row?.drafts ?? 0;
}

/** What an invoice gets when it is issued, and keeps for ever. */
export interface Issue {
  readonly id: string;
  readonly kind: "invoice" | "credit_note";
  readonly year: number;
  readonly number: number;
  readonly reference: string;
  readonly issueDay: LocalDate;
  /** Null for a credit note, which asks for nothing. */
  readonly dueDay: LocalDate | null;
  readonly message: string;
}

/**
 * Issues drafts: number, day and digest of the lines at once. The addressee is who is responsible for the dossier, or the
 * third party, at the address of that day; the issuer is the régie by its name of that day.
 */
export async function issueRows(
  tx: Tx,
  issues: readonly Issue[],
  by: { readonly accountId: string | null; readonly now: Temporal.Instant },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE invoice i SET status = 'issued', kind = n.kind, year = n.year, number = n.number, reference = n.reference,
      issue_day = n."issueDay", due_day = n."dueDay", message = n.message, issued_at = ${new Date(by.now.epochMilliseconds)},
      issued_by = ${by.accountId}::uuid, lines_digest = app.lines_digest(i.city_id, i.id),
      issuer = (SELECT r.name FROM regie r WHERE r.id = i.regie_id),
      addressee = coalesce(
        (SELECT jsonb_build_object('line', f.address_line, 'extra', f.address_extra, 'postcode', f.postcode, 'town', f.town, 'name',
            coalesce((SELECT p.first_names[1] || ' ' || coalesce(nullif(p.usage_name, ''), p.birth_name)
              FROM family_adult fa JOIN person p ON p.id = fa.person_id
              WHERE fa.family_id = f.id AND fa.role = 'responsable' AND fa.left_at IS NULL ORDER BY p.id LIMIT 1), 'Famille ' || f.name))
          FROM family f WHERE f.id = i.family_id),
        (SELECT jsonb_build_object('name', t.name, 'line', t.address_line, 'extra', '', 'postcode', t.postcode, 'town', t.town,
            'email', t.email)
          FROM debtor d JOIN third_party t ON t.id = d.third_party_id WHERE d.id = i.debtor_id))
    FROM jsonb_to_recordset(${JSON.stringify(issues)}::jsonb)
      AS n (id uuid, kind text, year integer, number integer, reference text, "issueDay" date, "dueDay" date, message text)
    WHERE i.id = n.id`;
}

/** What invoices earned by budget account, in cents; negative where they give back. */
export async function revenueOf(
  tx: Tx,
  invoiceIds: readonly string[],
): Promise<Map<string, { readonly budgetAccount: string; readonly amount: Cents }[]>> {
  const rows = await tx.$queryRaw<{ invoice_id: string; budget_account: string; amount: bigint }[]>`
    SELECT invoice_id, budget_account, sum(amount_cents)::bigint AS amount FROM invoice_line
    WHERE invoice_id = ANY(${invoiceIds}::uuid[]) GROUP BY invoice_id, budget_account ORDER BY budget_account`;
  const parts = rows.map((row) => ({
    invoiceId: row.invoice_id,
    budgetAccount: row.budget_account,
    amount: cents(Number(row.amount)),
  }));
  return Map.groupBy(parts, ({ invoiceId }) => invoiceId);
}
