import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { RecordedRefund } from "../domain/counter-view";

/** Of each debtor, so many at most: a family is given something back once or twice in its life. */
const SHOWN = 20;

/** What was given back to these debtors, the latest first, by debtor (Y5). */
export async function readRefunds(tx: Tx, debtorIds: readonly string[]): Promise<Map<string, RecordedRefund[]>> {
  const rows = await tx.$queryRaw<
    { id: string; debtor_id: string; day: string; amount_cents: number; reason: string; recorded_by: string }[]
  >`
    SELECT r.id, d.id AS debtor_id, r.day::text, r.amount_cents, r.reason, a.display_name AS recorded_by
    FROM unnest(${debtorIds}::uuid[]) d (id), LATERAL (
      SELECT * FROM refund WHERE debtor_id = d.id ORDER BY recorded_at DESC, id DESC LIMIT ${SHOWN}) r
    JOIN account a ON a.id = r.recorded_by ORDER BY r.recorded_at DESC, r.id DESC`;
  const refunds = rows.map((row) => ({
    debtorId: row.debtor_id,
    refund: {
      id: row.id,
      day: localDate(row.day),
      amount: cents(row.amount_cents),
      reason: row.reason,
      by: row.recorded_by,
    },
  }));
  return new Map(
    [...Map.groupBy(refunds, ({ debtorId }) => debtorId)].map(([id, some]) => [id, some.map(({ refund }) => refund)]),
  );
}
