import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type Cents, cents } from "@/server/platform/money";

/** How many invoices say what is usual. */
const LOOKED_AT = 6;

/** The median of what each family was asked by a régie lately; a family without an invoice is left out. */
export async function usualAmounts(tx: Tx, regieId: string, familyIds: readonly string[]): Promise<Map<string, Cents>> {
  const rows = await tx.$queryRaw<{ family_id: string; usual: number }[]>`
    SELECT family_id, percentile_disc(0.5) WITHIN GROUP (ORDER BY total_cents)::integer AS usual FROM (
      SELECT family_id, total_cents, row_number() OVER (PARTITION BY family_id ORDER BY issue_day DESC, number DESC) AS age
      FROM invoice
      WHERE family_id = ANY(${familyIds}::uuid[]) AND regie_id = ${regieId}::uuid AND status = 'issued' AND kind = 'invoice'
    ) lately WHERE age <= ${LOOKED_AT} GROUP BY family_id`;
  return new Map(rows.map((row) => [row.family_id, cents(row.usual)]));
}
