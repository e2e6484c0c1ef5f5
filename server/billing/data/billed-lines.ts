import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { BilledLine } from "../domain/billed-days";
import type { Situation } from "../domain/situation";

interface LineRow {
  invoice_id: string;
  kind: BilledLine["kind"];
  state: BilledLine["state"];
  payer: string | null;
  family_id: string;
  child_id: string;
  activity_id: string;
  days: string[];
  unit_cents: number;
  share: number;
  situation: Situation | null;
}

export interface BilledScope {
  readonly regieId: string;
  readonly familyIds: readonly string[];
  readonly since: LocalDate;
  readonly last: LocalDate;
}

/**
 * What issued invoices and credit notes of a régie say of the days of some households, oldest first: their own, and those
 * of the third parties that pay for them. Days outside the scope are left out.
 */
export async function readBilledLines(tx: Tx, scope: BilledScope): Promise<BilledLine[]> {
  if (scope.familyIds.length === 0) return [];
  const { regieId, familyIds, since, last } = scope;
  const rows = await tx.$queryRaw<LineRow[]>`
    WITH own AS (
      SELECT i.id, i.issued_at, i.number, NULL::text AS payer FROM invoice i
      WHERE i.family_id = ANY(${familyIds}::uuid[]) AND i.regie_id = ${regieId}::uuid AND i.status = 'issued' AND i.last_day >= ${since}::date
    ), others AS (
      SELECT i.id, i.issued_at, i.number, t.code AS payer FROM invoice i
      JOIN debtor d ON d.id = i.debtor_id JOIN third_party t ON t.id = d.third_party_id
      WHERE i.family_id IS NULL AND i.regie_id = ${regieId}::uuid AND i.status = 'issued' AND i.last_day >= ${since}::date
    ), line AS (
      SELECT own.issued_at, own.number, own.payer, l.* FROM own JOIN invoice_line l ON l.invoice_id = own.id
      UNION ALL
      SELECT others.issued_at, others.number, others.payer, l.* FROM others
      JOIN invoice_line l ON l.invoice_id = others.id AND l.family_id = ANY(${familyIds}::uuid[])
    )
    SELECT invoice_id, kind, state, payer, family_id, child_id, activity_id, days::text[] AS days, unit_cents, share,
      fee -> 'situation' AS situation
    FROM line ORDER BY issued_at, number, position`;
  return rows.map((row) => ({
    invoiceId: row.invoice_id,
    kind: row.kind,
    state: row.state,
    payer: row.payer,
    familyId: row.family_id,
    childId: row.child_id,
    activityId: row.activity_id,
    days: row.days.filter((day) => day >= since && day <= last).map(localDate),
    unit: cents(row.unit_cents),
    share: row.share,
    situation: row.situation,
  }));
}
