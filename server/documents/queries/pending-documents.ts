import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate, plainDate } from "@/server/platform/dates";
import type { Proof } from "../data/documents";
import type { DocumentStatus } from "../domain/needed-documents";

/** One line of the agents' queue. */
export interface PendingDocument {
  readonly id: string;
  readonly familyId: string;
  readonly familyNumber: string;
  readonly familyName: string;
  readonly label: string;
  readonly childName: string | null;
  readonly uploadedBy: string;
  /** ISO instant, UTC. */
  readonly uploadedAt: string;
  readonly assignedTo: string | null;
}

/** A document as an agent decides it. */
export interface DocumentDetail extends PendingDocument {
  readonly status: DocumentStatus;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly hint: string;
  readonly reason: string | null;
  readonly validUntil: LocalDate | null;
  /** The end of validity that the town's rule gives from today; null when such a document is good for ever. */
  readonly proposedUntil: LocalDate | null;
  /** What is recorded when it is accepted. */
  readonly proves: Proof | null;
}

interface PendingRow {
  id: string;
  family_id: string;
  number: bigint;
  name: string;
  label: string;
  child_name: string | null;
  uploader: string;
  uploaded_at: Date;
  assigned_to: string | null;
}

interface DetailRow extends PendingRow {
  status: DocumentStatus;
  file_name: string;
  media_type: string;
  size_bytes: number;
  hint: string;
  reason: string | null;
  valid_until: string | null;
  validity_months: number | null;
  proves: Proof | null;
}

function toPending(row: PendingRow): PendingDocument {
  return {
    id: row.id,
    familyId: row.family_id,
    familyNumber: String(row.number),
    familyName: row.name,
    label: row.label,
    childName: row.child_name,
    uploadedBy: row.uploader,
    uploadedAt: Temporal.Instant.fromEpochMilliseconds(row.uploaded_at.getTime()).toString(),
    assignedTo: row.assigned_to,
  };
}

/** Documents that wait for an agent, oldest first (W1); those of health only for who may read health (D8). */
export async function listPendingDocuments(tx: Tx, mayReadHealth: boolean, limit = 200): Promise<PendingDocument[]> {
  const rows = await tx.$queryRaw<PendingRow[]>`
    SELECT d.id, d.family_id, f.number, f.name, t.label, nullif(concat_ws(' ', c.first_name, c.last_name), '') AS child_name,
           a.display_name AS uploader, d.uploaded_at, d.assigned_to
    FROM document d
    JOIN family f ON f.city_id = d.city_id AND f.id = d.family_id
    JOIN document_type t ON t.city_id = d.city_id AND t.id = d.type_id
    JOIN account a ON a.city_id = d.city_id AND a.id = d.uploaded_by
    LEFT JOIN child c ON c.city_id = d.city_id AND c.id = d.child_id
    WHERE d.status = 'pending' AND (${mayReadHealth}::boolean OR NOT t.health) ORDER BY d.uploaded_at, d.id LIMIT ${limit}`;
  return rows.map(toPending);
}

/** One document to decide; undefined too for one of health when the agent may not read health (D8). */
export async function findDocumentDetail(
  tx: Tx,
  documentId: string,
  mayReadHealth: boolean,
  today: LocalDate,
): Promise<DocumentDetail | undefined> {
  const [row] = await tx.$queryRaw<DetailRow[]>`
    SELECT d.id, d.family_id, f.number, f.name, t.label, nullif(concat_ws(' ', c.first_name, c.last_name), '') AS child_name,
           a.display_name AS uploader, d.uploaded_at, d.assigned_to, d.status, d.file_name, d.media_type, d.size_bytes,
           t.hint, d.reason, d.valid_until::text, t.validity_months, t.proves
    FROM document d
    JOIN family f ON f.city_id = d.city_id AND f.id = d.family_id
    JOIN document_type t ON t.city_id = d.city_id AND t.id = d.type_id
    JOIN account a ON a.city_id = d.city_id AND a.id = d.uploaded_by
    LEFT JOIN child c ON c.city_id = d.city_id AND c.id = d.child_id
    WHERE d.id = ${documentId}::uuid AND (${mayReadHealth}::boolean OR NOT t.health)`;
  if (!row) return undefined;
  const months = row.validity_months;
  return {
    ...toPending(row),
    status: row.status,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    hint: row.hint,
    reason: row.reason,
    validUntil: row.valid_until === null ? null : localDate(row.valid_until),
    proposedUntil: months === null ? null : localDate(plainDate(today).add({ months }).toString()),
    proves: row.proves,
  };
}
