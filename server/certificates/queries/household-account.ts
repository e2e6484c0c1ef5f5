import "server-only";
import { debtorsOfFamily, type EntryKind, lockDebtors } from "@/server/billing";
import { type Activity, listActivities } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { receiptReference } from "@/server/payments";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";
import { type BilledLine, careDueOf, partCare } from "../domain/care-part";
import type { NamedDocument, NamedEntry } from "../domain/payment-statement";
import { correctionsOf, purposesOf } from "../domain/purposes";
import { type Settlement, settlementsOf } from "../domain/settlements";

/** Nothing moves on a household's account for the rest of the transaction: its invoices and its ledger are read as one. */
export async function holdAccount(tx: Tx, familyId: string): Promise<void> {
  const debtors = await debtorsOfFamily(tx, familyId);
  await lockDebtors(
    tx,
    debtors.map(({ id }) => id),
  );
}

interface EntryRow {
  kind: EntryKind;
  day: string;
  document_id: string | null;
  payer: string | null;
  code: string;
  year: number | null;
  number: number | null;
  sides: { invoiceId: string | null; amount: number }[];
}

/** Every entry of a household's ledger that changes what it owes or what is kept for it, oldest first. */
export async function readEntries(tx: Tx, familyId: string): Promise<NamedEntry[]> {
  const rows = await tx.$queryRaw<EntryRow[]>`
    SELECT e.kind, e.day::text, e.invoice_id AS document_id, CASE e.kind WHEN 'payment' THEN p.payer_name END AS payer,
      r.code, p.year::integer AS year, p.receipt_number AS number,
      coalesce((SELECT json_agg(json_build_object('invoiceId', l.invoice_id, 'amount', l.amount_cents) ORDER BY l.position)
        FROM ledger_line l WHERE l.entry_id = e.id AND l.account = 'debtor'), '[]') AS sides
    FROM debtor d JOIN regie r ON r.id = d.regie_id JOIN ledger_entry e ON e.debtor_id = d.id
    LEFT JOIN payment p ON p.id = e.payment_id
    WHERE d.family_id = ${familyId}::uuid ORDER BY e.at, e.id`;
  return rows.map((row) => ({
    kind: row.kind,
    day: localDate(row.day),
    documentId: row.document_id,
    receipt: receiptOf(row),
    payer: row.payer ?? "",
    sides: row.sides.map(({ invoiceId, amount }) => ({ invoiceId, amount: cents(amount) })),
  }));
}

function receiptOf({ code, year, number }: EntryRow): string | null {
  return year === null || number === null ? null : receiptReference({ regieCode: code, year, number });
}

interface DocumentRow {
  id: string;
  corrects: string | null;
  reference: string;
  first_day: string;
  total_cents: number;
}

/** The invoices and credit notes that a household was sent, oldest first. */
export async function readDocuments(tx: Tx, familyId: string): Promise<NamedDocument[]> {
  const rows = await tx.$queryRaw<DocumentRow[]>`
    SELECT id, corrects_id AS corrects, reference, first_day::text, total_cents FROM invoice
    WHERE family_id = ${familyId}::uuid AND status = 'issued' ORDER BY issued_at, number`;
  return rows.map(({ id, corrects, reference, first_day, total_cents }) => ({
    id,
    corrects,
    reference,
    month: localDate(first_day),
    total: cents(total_cents),
  }));
}

interface LineRow {
  document_id: string;
  kind: BilledLine["kind"];
  child_id: string;
  activity_id: string;
  days: string[];
  unit_cents: number;
  corrects: string | null;
  attended: boolean;
  due: number | null;
  total: number | null;
  bare: number | null;
}

/** The lines of these documents, oldest first, each with what a day of it pays for care, and whether the child came as far as was known then. */
async function readLines(tx: Tx, familyId: string, activities: readonly Activity[]): Promise<BilledLine[]> {
  const care = new Set(activities.filter(({ settings }) => settings.childCare).map(({ id }) => id));
  const rows = await tx.$queryRaw<LineRow[]>`
    SELECT l.invoice_id AS document_id, l.kind, l.child_id, l.activity_id, l.days::text[] AS days, l.unit_cents, l.corrects_id AS corrects,
      coalesce(l.state IN ('present', 'unbooked'), false) AS attended, (l.fee ->> 'due')::integer AS due,
      (l.fee #>> '{line,total}')::integer AS total, (l.fee #>> '{line,familyShare}')::integer AS bare
    FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
    WHERE i.family_id = ${familyId}::uuid AND i.status = 'issued' ORDER BY i.issued_at, i.number, l.position`;
  return rows.map((row) => ({
    documentId: row.document_id,
    kind: row.kind,
    childId: row.child_id,
    activityId: row.activity_id,
    days: row.days.map(localDate),
    unit: cents(row.unit_cents),
    corrects: row.kind === "regularisation" ? row.corrects : null,
    attended: row.attended,
    careDue: careDueOf({
      childCare: care.has(row.activity_id),
      due: cents(row.due ?? 0),
      price: priceOf(row),
    }),
  }));
}

function priceOf({ total, bare }: LineRow): { readonly total: Cents; readonly bare: Cents } | null {
  return total === null || bare === null ? null : { total: cents(total), bare: cents(bare) };
}

/** A child whom the invoices of a household name, whether it still lives there or not. */
export interface BilledChild {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthdate: LocalDate;
}

async function billedChildren(tx: Tx, familyId: string): Promise<BilledChild[]> {
  const rows = await tx.$queryRaw<{ id: string; first_name: string; last_name: string; birthdate: string }[]>`
    SELECT c.id, c.first_name, c.last_name, c.birthdate::text FROM child c
    WHERE EXISTS (SELECT FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
      WHERE i.family_id = ${familyId}::uuid AND i.status = 'issued' AND l.child_id = c.id)
    ORDER BY c.birthdate, c.first_name, c.id`;
  return rows.map((row) => ({
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    birthdate: localDate(row.birthdate),
  }));
}

export interface HouseholdAccount {
  readonly settlements: readonly Settlement[];
  readonly children: readonly BilledChild[];
  readonly activityNames: ReadonlyMap<string, string>;
}

/** What a household's money paid for, from the first day on. @throws RangeError when its ledger and invoices do not fit. */
export async function readAccount(tx: Tx, familyId: string): Promise<HouseholdAccount> {
  const activities = await listActivities(tx);
  const documents = await readDocuments(tx, familyId);
  const lines = partCare(await readLines(tx, familyId, activities));
  return {
    settlements: settlementsOf(documents, purposesOf(lines), correctionsOf(lines), await readEntries(tx, familyId)),
    children: await billedChildren(tx, familyId),
    activityNames: new Map(activities.map(({ id, name }) => [id, name])),
  };
}
