import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { AccessTrace } from "../domain/access-trace";

interface TraceRow {
  person_id: string;
  status: AccessTrace["status"];
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
}

/** How far the access of each adult of a dossier is, those who left it included. */
export async function accessTraces(tx: Tx, familyId: string): Promise<ReadonlyMap<string, AccessTrace>> {
  const rows = await tx.$queryRaw<TraceRow[]>`
    SELECT adult.person_id, adult.status, last.decided_at, last.decided_by, last.reason
    FROM (SELECT fa.city_id, fa.person_id, CASE WHEN a.id IS NULL THEN 'none' WHEN a.status IN ('active', 'waiting') THEN 'open'
            ELSE 'suspended' END AS status
          FROM family_adult fa LEFT JOIN person_login l ON l.city_id = fa.city_id AND l.person_id = fa.person_id
          LEFT JOIN account a ON a.city_id = l.city_id AND a.id = l.account_id
          WHERE fa.family_id = ${familyId}::uuid) adult
    LEFT JOIN LATERAL (
      SELECT d.decided_at, b.display_name AS decided_by, d.reason FROM access_decision d
      JOIN account b ON b.city_id = d.city_id AND b.id = d.decided_by
      WHERE d.city_id = adult.city_id AND d.person_id = adult.person_id AND (
        adult.status = 'suspended' AND d.kind = 'suspended'
        OR adult.status = 'none' AND d.kind IN ('local-removed', 'franceconnect-removed'))
      ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) last ON true`;
  return new Map(
    rows.map(({ person_id, status, decided_at: at, decided_by: by, reason }) => {
      const decided = at && by !== null && reason !== null ? { at: at.toISOString(), by, reason } : null;
      return [person_id, { status, decided }];
    }),
  );
}
