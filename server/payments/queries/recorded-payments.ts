import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { RecordedPayment } from "../domain/counter-view";
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

/** What a family has paid, newest first. */
export async function recordedPayments(tx: Tx, familyId: string, limit: number): Promise<RecordedPayment[]> {
  const rows = await tx.$queryRaw<PaymentRow[]>`
    SELECT p.id, r.code, p.year::int, p.receipt_number, p.day::text, p.amount_cents,
      (SELECT array_agg(t.means ORDER BY t.position) FROM payment_part t WHERE t.payment_id = p.id) AS means,
      EXISTS (SELECT FROM payment_reversal v WHERE v.payment_id = p.id) AS undone
    FROM payment p JOIN regie r ON r.id = p.regie_id
    WHERE p.family_id = ${familyId}::uuid ORDER BY p.day DESC, p.recorded_at DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    paymentId: row.id,
    reference: receiptReference({ regieCode: row.code, year: row.year, number: row.receipt_number }),
    day: localDate(row.day),
    amount: cents(row.amount_cents),
    means: row.means.filter(isMeans),
    undone: row.undone,
  }));
}
