import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import type { QuotientRecordView } from "../domain/dossier";

interface RecordRow {
  id: string;
  recorded_at: Date;
  at_family_request: boolean;
  calculated_month: string | null;
  recorded_by: string;
  name: string | null;
}

/** For staff, by quotient of a dossier: when it came on file, by whose hand, and whether the family asked for it (D15). */
export async function quotientRecords(tx: Tx, familyId: string): Promise<QuotientRecordView[]> {
  const rows = await tx.$queryRaw<RecordRow[]>`
    SELECT q.id, q.recorded_at, q.at_family_request, q.calculated_month::text, q.recorded_by, a.display_name AS name
    FROM quotient_familial q LEFT JOIN account a ON a.city_id = q.city_id AND q.recorded_by = 'account:' || a.id
    WHERE q.family_id = ${familyId}::uuid ORDER BY q.valid_from DESC, q.recorded_at DESC, q.id DESC`;
  return rows.map((row) => ({
    id: row.id,
    recordedAt: Temporal.Instant.fromEpochMilliseconds(row.recorded_at.getTime()).toString(),
    recordedBy: row.name ?? row.recorded_by,
    atFamilyRequest: row.at_family_request,
    calculatedMonth: row.calculated_month === null ? null : localDate(row.calculated_month),
  }));
}
