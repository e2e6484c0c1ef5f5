import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { DocumentStatus, FiledDocument } from "../domain/needed-documents";

/** A document as its family sees it. */
export interface DocumentView {
  readonly id: string;
  readonly label: string;
  readonly childName: string | null;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly status: DocumentStatus;
  /** ISO instant, UTC. */
  readonly uploadedAt: string;
  readonly validUntil: LocalDate | null;
  readonly reason: string | null;
}

interface Row {
  id: string;
  label: string;
  first_name: string | null;
  file_name: string;
  size_bytes: number;
  status: DocumentStatus;
  uploaded_at: Date;
  valid_until: string | null;
  reason: string | null;
}

const dayOrNull = (day: string | null) => (day === null ? null : localDate(day));

/** The documents of a dossier, newest first; those of health for who may know of it only (ADR 0011). */
export async function listFamilyDocuments(
  tx: Tx,
  { familyId, mayReadHealth }: { readonly familyId: string; readonly mayReadHealth: boolean },
): Promise<DocumentView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.id, t.label, c.first_name, d.file_name, d.size_bytes, d.status, d.uploaded_at, d.valid_until::text, d.reason
    FROM document d
    JOIN document_type t ON t.city_id = d.city_id AND t.id = d.type_id
    LEFT JOIN child c ON c.city_id = d.city_id AND c.id = d.child_id
    WHERE d.family_id = ${familyId}::uuid AND (${mayReadHealth}::boolean OR NOT t.health)
    ORDER BY d.uploaded_at DESC, d.id DESC LIMIT 200`;
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    childName: row.first_name,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    status: row.status,
    uploadedAt: Temporal.Instant.fromEpochMilliseconds(row.uploaded_at.getTime()).toString(),
    validUntil: dayOrNull(row.valid_until),
    reason: row.reason,
  }));
}

interface FiledRow {
  type_id: string;
  child_id: string | null;
  status: DocumentStatus;
  valid_until: string | null;
}

/**
 * What counts for the needs of a dossier, newest first: its own documents, and what the other household of a child has
 * already had accepted. That there is one is all that is known of it (D2, D11: asked only once).
 */
export async function listFiledDocuments(tx: Tx, familyId: string): Promise<FiledDocument[]> {
  const rows = await tx.$queryRaw<FiledRow[]>`
    SELECT type_id, child_id, status, valid_until::text FROM (
      SELECT d.* FROM document d WHERE d.family_id = ${familyId}::uuid
      UNION
      SELECT d.* FROM family_child fc JOIN family_child other ON other.city_id = fc.city_id AND other.child_id = fc.child_id
        AND other.family_id <> fc.family_id AND other.left_at IS NULL
      JOIN document d ON d.city_id = other.city_id AND d.family_id = other.family_id AND d.child_id = other.child_id
      WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL AND d.status = 'accepted'
    ) filed ORDER BY uploaded_at DESC, id DESC`;
  return rows.map((row) => ({
    typeId: row.type_id,
    childId: row.child_id,
    status: row.status,
    validUntil: dayOrNull(row.valid_until),
  }));
}
