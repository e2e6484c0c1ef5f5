import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { CounterPayer } from "../domain/counter-view";
import { isMeans } from "../domain/means";
import { receiptReference } from "../domain/numbers";

interface PaymentRow {
  id: string;
  code: string;
  year: number;
  receipt_number: number;
  day: string;
  amount_cents: number;
  means: string[];
  undone: boolean;
}

/** Whose payments: a family's, or a third party's. */
export type PaymentsOf = { readonly familyId: string } | { readonly thirdPartyId: string };

/** The counter shows so many at a time. */
const SHOWN = 20;

/** A page of what a family or a third party has paid, newest first. */
export async function recordedPayments(
  tx: Tx,
  of: PaymentsOf,
  page: number,
  size = SHOWN,
): Promise<Pick<CounterPayer, "payments" | "page" | "pages">> {
  const whose =
    "familyId" in of
      ? Prisma.sql`p.family_id = ${of.familyId}::uuid`
      : Prisma.sql`p.family_id IS NULL AND p.debtor_id IN (SELECT d.id FROM debtor d WHERE d.third_party_id = ${of.thirdPartyId}::uuid)`;
  const rows = await tx.$queryRaw<PaymentRow[]>`
    SELECT p.id, r.code, p.year::int, p.receipt_number, p.day::text, p.amount_cents,
      (SELECT array_agg(t.means ORDER BY t.position) FROM payment_part t WHERE t.payment_id = p.id) AS means,
      EXISTS (SELECT FROM payment_reversal v WHERE v.payment_id = p.id) AS undone
    FROM payment p JOIN regie r ON r.id = p.regie_id
    WHERE ${whose} ORDER BY p.day DESC, p.recorded_at DESC, p.id
    LIMIT ${size} OFFSET ${(page - 1) * size}`;
  const [count] = await tx.$queryRaw<{ all: number }[]>`SELECT count(*)::int AS all FROM payment p WHERE ${whose}`;
  const payments = rows.map((row) => ({
    paymentId: row.id,
    reference: receiptReference({ regieCode: row.code, year: row.year, number: row.receipt_number }),
    day: localDate(row.day),
    amount: cents(row.amount_cents),
    means: row.means.filter(isMeans),
    undone: row.undone,
  }));
  return { payments, page, pages: Math.max(1, Math.ceil((count?.all ?? 0) / size)) };
}
