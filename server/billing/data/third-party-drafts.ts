import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type Cents, cents } from "@/server/platform/money";
import type { Check } from "../domain/check";
import type { ThirdPartyFacts } from "../domain/third-party-checks";

/** How many invoices say what is usual. */
const LOOKED_AT = 6;

interface FactRow {
  id: string;
  total_cents: number;
  usual: number | null;
  addressed: boolean;
  shares_not_whole: boolean;
}

/** What must be looked at is found from, for the drafts of a run's third parties; issued ones are left out. */
export async function thirdPartyFacts(
  tx: Tx,
  runId: string,
): Promise<(ThirdPartyFacts & { readonly id: string; readonly total: Cents })[]> {
  const rows = await tx.$queryRaw<FactRow[]>`
    SELECT i.id, i.total_cents, t.email <> '' OR (t.address_line <> '' AND t.postcode <> '' AND t.town <> '') AS addressed,
      (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY p.total_cents)::integer FROM (SELECT b.total_cents FROM invoice b
        WHERE b.debtor_id = i.debtor_id AND b.status = 'issued' AND b.kind = 'invoice'
        ORDER BY b.issue_day DESC, b.number DESC LIMIT ${LOOKED_AT}) p) AS usual,
      EXISTS (SELECT FROM invoice h WHERE h.run_id = i.run_id AND 'shares_not_whole' = ANY (h.checks) AND h.family_id IN
        (SELECT l.family_id FROM invoice_line l WHERE l.invoice_id = i.id)) AS shares_not_whole
    FROM invoice i JOIN debtor d ON d.id = i.debtor_id JOIN third_party t ON t.id = d.third_party_id
    WHERE i.run_id = ${runId}::uuid AND i.family_id IS NULL AND i.status <> 'issued' ORDER BY i.id`;
  return rows.map((row) => ({
    id: row.id,
    total: cents(row.total_cents),
    usual: row.usual === null ? null : cents(row.usual),
    addressed: row.addressed,
    sharesWhole: !row.shares_not_whole,
  }));
}

export async function writeChecks(tx: Tx, draftId: string, checks: readonly Check[]): Promise<void> {
  await tx.$executeRaw`UPDATE invoice SET checks = ${[...checks]}::text[] WHERE id = ${draftId}::uuid AND checks <> ${[...checks]}::text[]`;
}
