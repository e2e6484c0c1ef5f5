import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { isCheck } from "../domain/check";
import type { Addressee, InvoiceMove, InvoiceView } from "../domain/invoice-view";
import type { EntryKind } from "../domain/ledger";
import type { RunStatus } from "../domain/run";
import { readInvoiceLines } from "./invoice-lines";

/**
 * Who reads an invoice: the staff; the third party that it was sent to, by a link; or an adult of a family, who may know or
 * not how prices are reached.
 */
export type InvoiceReader = "staff" | "third-party" | { readonly familyId: string; readonly calculation: boolean };

interface InvoiceRow {
  id: string;
  kind: InvoiceView["kind"];
  status: InvoiceView["status"];
  reference: string | null;
  regie_id: string;
  regie_name: string;
  debtor_id: string;
  family_id: string | null;
  third_party_id: string | null;
  debtor_name: string;
  family_number: bigint | null;
  addressee: Addressee | null;
  first_day: string;
  last_day: string;
  issue_day: string | null;
  issued_at: Date | null;
  due_day: string | null;
  total_cents: number;
  open: bigint;
  message: string;
  reason: string;
  corrects_id: string | null;
  corrects_reference: string | null;
  checks: string[];
  held_reason: string;
  run_id: string | null;
  run_status: RunStatus | null;
}

/**
 * One invoice with its lines in words. To the staff, of anybody and drafts too; to an adult of a family, an issued invoice
 * of that family; to a third party, an issued invoice of one: its own share, and nothing of a family's quotient. What a reader may not know is not read (docs/adr/0011). Undefined for any other.
 */
export async function readInvoice(
  tx: Tx,
  { invoiceId, reader }: { readonly invoiceId: string; readonly reader: InvoiceReader },
): Promise<InvoiceView | undefined> {
  const [staff, thirdParty] = [reader === "staff", reader === "third-party"];
  const familyId = typeof reader === "string" ? null : reader.familyId;
  const calculation = typeof reader === "string" ? staff : reader.calculation;
  const [row] = await tx.$queryRaw<InvoiceRow[]>`
    SELECT i.id, i.kind, i.status, i.reference, i.regie_id, coalesce(nullif(i.issuer, ''), r.name) AS regie_name, i.debtor_id, i.family_id,
      CASE WHEN ${staff} THEN d.third_party_id END AS third_party_id,
      coalesce(f.name, t.name, '') AS debtor_name, f.number AS family_number,
      CASE WHEN ${calculation || thirdParty} THEN nullif(i.addressee, '{}'::jsonb) END AS addressee,
      i.first_day::text, i.last_day::text, i.issue_day::text, i.issued_at, i.due_day::text, i.total_cents,
      (SELECT coalesce(sum(l.amount_cents), 0)::bigint FROM ledger_line l WHERE l.invoice_id = i.id) AS open,
      i.message, i.reason, i.corrects_id, c.reference AS corrects_reference,
      CASE WHEN ${staff} THEN i.checks ELSE '{}' END AS checks, CASE WHEN ${staff} THEN i.held_reason ELSE '' END AS held_reason,
      i.run_id, n.status AS run_status
    FROM invoice i
    JOIN regie r ON r.id = i.regie_id
    JOIN debtor d ON d.id = i.debtor_id
    LEFT JOIN family f ON f.id = i.family_id
    LEFT JOIN third_party t ON t.id = d.third_party_id
    LEFT JOIN invoice c ON c.id = i.corrects_id
    LEFT JOIN invoice_run n ON n.id = i.run_id
    WHERE i.id = ${invoiceId}::uuid AND (${staff}
      OR i.status = 'issued' AND (i.family_id = ${familyId}::uuid OR ${thirdParty} AND i.family_id IS NULL))`;
  if (!row) return undefined;
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    reference: row.reference,
    regieId: row.regie_id,
    regieName: row.regie_name,
    debtorId: row.debtor_id,
    familyId: row.family_id,
    thirdPartyId: row.third_party_id,
    debtorName: row.debtor_name,
    familyNumber: row.family_number === null ? null : Number(row.family_number),
    addressee: row.addressee,
    first: localDate(row.first_day),
    last: localDate(row.last_day),
    issueDay: row.issue_day === null ? null : localDate(row.issue_day),
    issuedAt: row.issued_at?.toISOString() ?? null,
    dueDay: row.due_day === null ? null : localDate(row.due_day),
    total: cents(row.total_cents),
    open: cents(Number(row.open)),
    message: row.message,
    reason: row.reason,
    corrects:
      row.corrects_id && row.corrects_reference ? { id: row.corrects_id, reference: row.corrects_reference } : null,
    creditNotes: await creditNotesOf(tx, row.id),
    checks: row.checks.filter(isCheck),
    heldReason: row.held_reason,
    run: row.run_id && row.run_status && staff ? { id: row.run_id, status: row.run_status } : null,
    lines: await readInvoiceLines(tx, { invoiceId: row.id, calculation, withLastNames: row.family_id === null }),
    moves: await movesOf(tx, row.id),
  };
}

async function creditNotesOf(tx: Tx, invoiceId: string): Promise<InvoiceView["creditNotes"]> {
  const rows = await tx.$queryRaw<{ id: string; reference: string; total: number }[]>`
    SELECT id, reference, total_cents AS total FROM invoice
    WHERE corrects_id = ${invoiceId}::uuid AND status = 'issued' ORDER BY year, number`;
  return rows.map(({ id, reference, total }) => ({ id, reference, total: cents(total) }));
}

/** What came after the issue: what was paid or given back on this invoice. */
async function movesOf(tx: Tx, invoiceId: string): Promise<InvoiceMove[]> {
  const rows = await tx.$queryRaw<{ day: string; kind: EntryKind; label: string; amount: bigint }[]>`
    SELECT e.day::text, e.kind, e.label, sum(l.amount_cents)::bigint AS amount
    FROM ledger_line l JOIN ledger_entry e ON e.id = l.entry_id
    WHERE l.invoice_id = ${invoiceId}::uuid AND e.kind <> 'invoice' GROUP BY e.id, e.day, e.kind, e.label, e.at ORDER BY e.at`;
  return rows.map((row) => ({ ...row, day: localDate(row.day), amount: cents(Number(row.amount)) }));
}
