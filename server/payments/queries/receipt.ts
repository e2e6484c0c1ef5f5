import "server-only";
import { Temporal } from "temporal-polyfill";
import { addressesOfPayers } from "@/server/billing";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { isMeans } from "../domain/means";
import { receiptReference } from "../domain/numbers";
import type { Receipt } from "../domain/receipt-paper.fr";

interface ReceiptRow {
  id: string;
  code: string;
  regie_name: string;
  regisseur: string;
  year: number;
  receipt_number: number;
  day: string;
  amount_cents: number;
  payer_name: string;
  family_id: string | null;
  third_party_id: string | null;
  third_party_email: string | null;
  family_name: string | null;
  family_number: bigint | null;
  recorded_at: Date;
  undone_day: string | null;
  undone_reason: string | null;
}

/** Whose receipts one may read: of one family, or of any when an agent of the régie asks. */
export type ReceiptReader = { readonly familyId: string } | "agent";

/** A receipt with what is around it. */
export interface RecordedReceipt extends Receipt {
  /** Null for a third party. */
  readonly familyId: string | null;
  /** Null for a family. */
  readonly thirdPartyId: string | null;
  /** Of a third party, today; null when it has none. */
  readonly thirdPartyEmail: string | null;
  readonly recordedAt: Temporal.Instant;
}

/** What the receipt of a payment says; undefined for one that is not there, or another family's. */
export async function readReceipt(
  tx: Tx,
  paymentId: string,
  reader: ReceiptReader,
): Promise<RecordedReceipt | undefined> {
  const whose = reader === "agent" ? Prisma.sql`true` : Prisma.sql`p.family_id = ${reader.familyId}::uuid`;
  const [row] = await tx.$queryRaw<ReceiptRow[]>`
    SELECT p.id, r.code, coalesce(nullif(p.issuer, ''), r.name) AS regie_name,
      CASE WHEN p.issuer = '' THEN r.regisseur ELSE p.issuer_regisseur END AS regisseur, p.year::int, p.receipt_number, p.day::text, p.amount_cents, p.payer_name, p.recorded_at,
      p.family_id, d.third_party_id, nullif(t.email, '') AS third_party_email, coalesce(f.name, t.name) AS family_name, f.number AS family_number, v.day::text AS undone_day, v.reason AS undone_reason
    FROM payment p JOIN regie r ON r.id = p.regie_id JOIN debtor d ON d.id = p.debtor_id
    LEFT JOIN family f ON f.id = p.family_id LEFT JOIN third_party t ON t.id = d.third_party_id
    LEFT JOIN payment_reversal v ON v.payment_id = p.id
    WHERE p.id = ${paymentId}::uuid AND ${whose}`;
  if (!row) return undefined;
  const allocations = await allocationsOf(tx, paymentId);
  return {
    paymentId: row.id,
    reference: receiptReference({ regieCode: row.code, year: row.year, number: row.receipt_number }),
    day: localDate(row.day),
    amount: cents(row.amount_cents),
    regieName: row.regie_name,
    regisseur: row.regisseur,
    payerName: row.payer_name,
    familyId: row.family_id,
    thirdPartyId: row.third_party_id,
    thirdPartyEmail: row.third_party_email,
    recordedAt: Temporal.Instant.fromEpochMilliseconds(row.recorded_at.getTime()),
    familyName: row.family_name ?? "",
    familyNumber: row.family_number === null ? null : String(row.family_number),
    parts: await partsOf(tx, paymentId),
    paid: allocations.flatMap(({ invoice, amount }) => (invoice ? [{ ...invoice, amount }] : [])),
    kept: cents(allocations.filter(({ invoice }) => !invoice).reduce((sum, { amount }) => sum + amount, 0)),
    undone: row.undone_day === null ? null : { day: localDate(row.undone_day), reason: row.undone_reason ?? "" },
  };
}

/** Who is written to about a payment: the adults who may pay for the family, or the third party. Each address once. */
export async function addressesOfReceipt(
  tx: Tx,
  { familyId, thirdPartyEmail }: Pick<RecordedReceipt, "familyId" | "thirdPartyEmail">,
): Promise<string[]> {
  if (familyId !== null) return addressesOfPayers(tx, familyId);
  return thirdPartyEmail === null ? [] : [thirdPartyEmail];
}

async function partsOf(tx: Tx, paymentId: string): Promise<Receipt["parts"]> {
  const rows = await tx.$queryRaw<{ means: string; amount_cents: number; reference: string }[]>`
    SELECT means, amount_cents, reference FROM payment_part WHERE payment_id = ${paymentId}::uuid ORDER BY position`;
  return rows.flatMap(({ means, amount_cents, reference }) =>
    isMeans(means) ? [{ means, amount: cents(amount_cents), reference }] : [],
  );
}

/** What a payment paid when it was recorded, as the ledger has it. */
async function allocationsOf(tx: Tx, paymentId: string) {
  const rows = await tx.$queryRaw<{ reference: string | null; first_day: string | null; amount: number }[]>`
    SELECT i.reference, i.first_day::text, -l.amount_cents AS amount FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id
    LEFT JOIN invoice i ON i.id = l.invoice_id
    WHERE e.payment_id = ${paymentId}::uuid AND e.kind = 'payment' AND l.account = 'debtor' ORDER BY i.due_day, i.number`;
  return rows.map(({ reference, first_day, amount }) => ({
    invoice: reference !== null && first_day !== null ? { reference, month: localDate(first_day) } : null,
    amount: cents(amount),
  }));
}
