import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { HistoryRow } from "../domain/acts/act";
import { adultAccounts } from "./adult-accounts";

interface FactRow {
  table: string;
  id: string;
  facts: Record<string, unknown>;
}

/** A change names its row and what changed, not its child, its activity or its day: they are read from the row. */
export interface RowOfTable {
  readonly table: string;
  readonly rowId: string;
}

/** What the rows of a dossier are about, by table and id ("booking 0192…"). Rows that are gone are not in it. */
export async function actFacts(
  tx: Tx,
  familyId: string,
  rows: readonly RowOfTable[],
): Promise<ReadonlyMap<string, HistoryRow>> {
  const ids = [...new Set(rows.map(({ rowId }) => rowId))].filter((id) => id !== "");
  if (ids.length === 0) return new Map();
  const accounts = adultAccounts(familyId);
  const found = await tx.$queryRaw<FactRow[]>`
    WITH asked AS MATERIALIZED (SELECT unnest(${ids}::uuid[]) AS id),
    own AS (SELECT ${familyId}::uuid AS family)
    SELECT 'booking' AS table, b.id, jsonb_build_object('child_id', b.child_id, 'activity_id', b.activity_id, 'day', b.day, 'price_cents', b.price_cents) AS facts
      FROM asked JOIN booking b USING (id), own WHERE b.family_id = family
    UNION ALL SELECT 'waitlist_entry', w.id, jsonb_build_object('child_id', w.child_id, 'activity_id', w.activity_id, 'day', w.day)
      FROM asked JOIN waitlist_entry w USING (id), own WHERE w.family_id = family
    UNION ALL SELECT 'attendance_exception', x.id, jsonb_build_object('child_id', x.child_id, 'activity_id', x.activity_id, 'day', x.day)
      FROM asked JOIN attendance_exception x USING (id), own WHERE x.family_id = family
    UNION ALL SELECT 'enrolment', e.id, jsonb_build_object('child_id', e.child_id, 'activity_id', e.activity_id)
      FROM asked JOIN enrolment e USING (id), own WHERE e.family_id = family
    UNION ALL SELECT 'enrolment_request', q.id, jsonb_build_object('child_id', q.child_id, 'activity_id', q.activity_id, 'kind', q.kind)
      FROM asked JOIN enrolment_request q USING (id), own WHERE q.family_id = family
    UNION ALL SELECT 'contact', c.id, jsonb_build_object('child_id', c.child_id, 'name', c.name)
      FROM asked JOIN contact c USING (id), own WHERE c.family_id = family
    UNION ALL SELECT 'document', d.id, jsonb_build_object('type_id', d.type_id, 'child_id', d.child_id)
      FROM asked JOIN document d USING (id), own WHERE d.family_id = family
    UNION ALL SELECT 'invitation', i.id, jsonb_build_object('person_id', i.person_id)
      FROM asked JOIN invitation i USING (id), own WHERE i.family_id = family
    UNION ALL SELECT 'local_credential', a.account_id, jsonb_build_object('person_id', a.person_id)
      FROM asked JOIN ${accounts} a ON a.account_id = asked.id
    UNION ALL SELECT 'recovery_token', t.id, jsonb_build_object('person_id', a.person_id)
      FROM asked JOIN recovery_token t USING (id) JOIN ${accounts} a USING (city_id, account_id)
    UNION ALL SELECT 'federated_identity', f.id, jsonb_build_object('person_id', a.person_id)
      FROM asked JOIN federated_identity f USING (id) JOIN ${accounts} a USING (city_id, account_id)
    UNION ALL SELECT 'child_payer', p.id, jsonb_build_object('child_id', p.child_id)
      FROM asked JOIN child_payer p USING (id), own WHERE p.family_id = family
    UNION ALL SELECT 'invoice', v.id, jsonb_build_object('kind', v.kind, 'reference', v.reference, 'total_cents', v.total_cents, 'status', v.status,
        'corrects_id', v.corrects_id, 'reason', v.reason)
      FROM asked JOIN invoice v USING (id), own WHERE v.family_id = family
    UNION ALL SELECT 'payfip_operation', o.id, jsonb_build_object('amount_cents', o.amount_cents)
      FROM asked JOIN payfip_operation o USING (id), own WHERE o.family_id = family
    UNION ALL SELECT 'ledger_entry', l.id, jsonb_build_object('cents', (
        SELECT sum(n.amount_cents) FROM ledger_line n WHERE n.city_id = l.city_id AND n.entry_id = l.id AND n.account = 'debtor'))
      FROM asked JOIN ledger_entry l USING (id), own WHERE l.family_id = family`;
  return new Map(found.map(({ table, id, facts }) => [`${table} ${id}`, facts]));
}
