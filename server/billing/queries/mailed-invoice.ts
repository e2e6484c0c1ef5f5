import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { ACCOUNTS_OF_PERSON } from "@/server/families";
import { MAIL_ADDRESS } from "@/server/identity";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { MailedInvoice } from "../domain/invoice-mail.fr";

interface MailedRow {
  debtor_id: string;
  kind: MailedInvoice["kind"];
  reference: string;
  regie_name: string;
  family_id: string | null;
  email: string | null;
  present_email: string | null;
  first_day: string;
  total_cents: number;
  open: bigint;
  received: bigint;
  issue_day: string;
  due_day: string | null;
  message: string;
}

/** What a mail says of an invoice, and who is written to: the payers of a family, or a third party. */
export interface InvoiceToMail extends Omit<MailedInvoice, "cityName" | "sentOn"> {
  readonly id: string;
  readonly debtorId: string;
  /** Null for a third party. */
  readonly familyId: string | null;
  /** Of a third party, on the day of the issue; null when it had none. */
  readonly email: string | null;
  /** Of a third party, today; null when it has none. */
  readonly presentEmail: string | null;
}

/** What a mail says of an issued invoice. Undefined for any other. */
export async function readMailedInvoice(tx: Tx, invoiceId: string): Promise<InvoiceToMail | undefined> {
  const [row] = await tx.$queryRaw<MailedRow[]>`
    SELECT i.debtor_id, i.kind, i.reference, coalesce(nullif(i.issuer, ''), r.name) AS regie_name, i.family_id, i.first_day::text,
      i.total_cents, i.issue_day::text, i.due_day::text, i.message, nullif(i.addressee ->> 'email', '') AS email,
      nullif(t.email, '') AS present_email,
      (SELECT coalesce(sum(l.amount_cents), 0)::bigint FROM ledger_line l WHERE l.invoice_id = i.id) AS open,
      (SELECT coalesce(-sum(l.amount_cents), 0)::bigint FROM ledger_line l JOIN ledger_entry e ON e.id = l.entry_id
        WHERE l.invoice_id = i.id AND e.kind IN ('payment', 'reversal')) AS received
    FROM invoice i JOIN regie r ON r.id = i.regie_id JOIN debtor d ON d.id = i.debtor_id
    LEFT JOIN third_party t ON t.id = d.third_party_id
    WHERE i.id = ${invoiceId}::uuid AND i.status = 'issued'`;
  if (!row) return undefined;
  return {
    id: invoiceId,
    debtorId: row.debtor_id,
    familyId: row.family_id,
    email: row.email,
    presentEmail: row.present_email,
    kind: row.kind,
    reference: row.reference,
    regieName: row.regie_name,
    month: localDate(row.first_day),
    total: cents(row.total_cents),
    open: cents(Number(row.open)),
    received: cents(Number(row.received)),
    issueDay: localDate(row.issue_day),
    dueDay: row.due_day === null ? null : localDate(row.due_day),
    message: row.message,
  };
}

/** The addresses of the adults who may pay for a family, each once. */
export async function addressesOfPayers(tx: Tx, familyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT ${MAIL_ADDRESS} AS email
    FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id ${ACCOUNTS_OF_PERSON}
    WHERE fa.family_id = ${familyId}::uuid AND fa.left_at IS NULL AND fa.can_pay AND ${MAIL_ADDRESS} IS NOT NULL ORDER BY 1`;
  return rows.map(({ email }) => email);
}
