import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { formatInstant, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { isMeans } from "../domain/means";
import { MEANS_NAMES } from "../domain/means.fr";
import { receiptReference } from "../domain/numbers";
import { isOpen, OPERATION_STATES } from "../domain/payfip";
import type { FamilyPayments } from "../domain/payment-view";

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

/** Years of receipts are in the mails too: a page shows the last ones. */
const SHOWN = 60;
const UNKNOWN = OPERATION_STATES.filter((state) => isOpen(state) || state === "mismatch");

/** What a family has paid, newest first, and the payments online whose outcome is not known. */
export async function readFamilyPayments(tx: Tx, familyId: string, zone: string): Promise<FamilyPayments> {
  const rows = await tx.$queryRaw<PaymentRow[]>`
    SELECT p.id, r.code, p.year::int, p.receipt_number, p.day::text, p.amount_cents,
      (SELECT array_agg(t.means ORDER BY t.position) FROM payment_part t WHERE t.payment_id = p.id) AS means,
      EXISTS (SELECT FROM payment_reversal v WHERE v.payment_id = p.id) AS undone
    FROM payment p JOIN regie r ON r.id = p.regie_id
    WHERE p.family_id = ${familyId}::uuid ORDER BY p.day DESC, p.recorded_at DESC LIMIT ${SHOWN}`;
  const pending = await tx.$queryRaw<{ id: string; amount_cents: number; created_at: Date }[]>`
    SELECT id, amount_cents, created_at FROM payfip_operation
    WHERE family_id = ${familyId}::uuid AND status = ANY(${UNKNOWN}) ORDER BY created_at DESC`;
  return {
    payments: rows.map((row) => ({
      paymentId: row.id,
      reference: receiptReference({ regieCode: row.code, year: row.year, number: row.receipt_number }),
      day: localDate(row.day),
      amount: cents(row.amount_cents),
      means: row.means.filter(isMeans).map((means) => MEANS_NAMES[means]),
      undone: row.undone,
    })),
    pending: pending.map((row) => ({
      operationId: row.id,
      amount: cents(row.amount_cents),
      begunAt: formatInstant(Temporal.Instant.fromEpochMilliseconds(row.created_at.getTime()), zone),
    })),
  };
}
