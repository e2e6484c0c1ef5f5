import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { MediaType } from "../domain/accepted-media";
import type { DocumentStatus } from "../domain/needed-documents";
import type { FileUsage } from "../domain/upload-room";

/** What an upload is about: a kind of document, of the household or of one child. */
export interface DocumentPlace {
  readonly familyId: string;
  readonly typeId: string;
  readonly childId: string | null;
}

/** One upload at a time in a family: its quota is counted under this lock. */
export async function lockFamilyDocuments(tx: Tx, familyId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`documents:${familyId}`}, 0))::text`;
}

/**
 * The files that count for what a family may keep: those that wait, and those accepted that are still valid and that nothing
 * replaced, which is one of the same purpose sent on a later day and accepted for as long. Files of health count for who may
 * know of them: for anybody else they do not exist, not even as a number (ADR 0011).
 */
export async function familyUsage(
  tx: Tx,
  {
    familyId,
    mayReadHealth,
    today,
  }: Pick<FamilyDocument, "familyId" | "mayReadHealth"> & { readonly today: LocalDate },
): Promise<FileUsage> {
  const [row] = await tx.$queryRaw<{ files: number; bytes: bigint }[]>`
    SELECT count(*)::int AS files, coalesce(sum(d.size_bytes), 0)::bigint AS bytes
    FROM document d JOIN document_type t ON t.city_id = d.city_id AND t.id = d.type_id
    WHERE d.family_id = ${familyId}::uuid AND (${mayReadHealth}::boolean OR NOT t.health)
      AND (d.status = 'pending'
        OR d.status = 'accepted' AND coalesce(d.valid_until, 'infinity') >= ${today}::date AND NOT EXISTS (
          SELECT FROM document later
          WHERE later.family_id = d.family_id AND later.type_id = d.type_id AND later.child_id IS NOT DISTINCT FROM d.child_id
            AND later.status = 'accepted' AND later.uploaded_at::date > d.uploaded_at::date
            AND coalesce(later.valid_until, 'infinity') >= coalesce(d.valid_until, 'infinity')))`;
  return { files: row?.files ?? 0, bytes: Number(row?.bytes ?? 0) };
}

/** A document that holds the same file. */
export interface Twin {
  readonly id: string;
  readonly accepted: boolean;
}

/**
 * The same file, sent already for the same purpose and not refused: a form sent twice, or a document that counts still. An
 * accepted one counts when it is good for ever, or beyond `lastsBeyond`, the last day on which its end is announced (D11).
 */
export async function findTwin(
  tx: Tx,
  place: DocumentPlace,
  sha256: Buffer,
  lastsBeyond: LocalDate,
): Promise<Twin | undefined> {
  const rows = await tx.$queryRaw<Twin[]>`
    SELECT id, status = 'accepted' AS accepted FROM document WHERE family_id = ${place.familyId}::uuid AND type_id = ${place.typeId}::uuid
      AND child_id IS NOT DISTINCT FROM ${place.childId}::uuid AND sha256 = ${sha256}
      AND (status = 'pending' OR status = 'accepted' AND (valid_until IS NULL OR valid_until > ${lastsBeyond}::date))
    ORDER BY status = 'pending' DESC LIMIT 1`;
  return rows[0];
}

export interface NewDocument extends DocumentPlace {
  readonly cityId: string;
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  readonly storageKey: string;
  readonly sha256: Buffer<ArrayBuffer>;
  readonly uploadedBy: string;
  readonly at: Temporal.Instant;
}

export async function insertDocument(tx: Tx, { at, ...document }: NewDocument): Promise<string> {
  const id = newId();
  await tx.document.create({ data: { id, ...document, uploadedAt: new Date(at.epochMilliseconds) } });
  return id;
}

/** A document with what its handling needs; `storageKey` never leaves the server. */
export interface StoredDocument {
  readonly id: string;
  readonly familyId: string;
  readonly status: DocumentStatus;
  readonly fileName: string;
  readonly mediaType: string;
  readonly storageKey: string;
  readonly uploadedBy: string;
  readonly typeLabel: string;
  /** It tells of a child's health (D8). */
  readonly health: boolean;
  /** What is recorded when it is accepted. */
  readonly proves: Proof | null;
  readonly sentAt: Temporal.Instant;
}

/** What a document shows that an agent writes into the dossier. */
export type Proof = "quotient";

interface StoredRow {
  id: string;
  family_id: string;
  status: DocumentStatus;
  file_name: string;
  media_type: string;
  storage_key: string;
  uploaded_by: string;
  label: string;
  health: boolean;
  proves: Proof | null;
  uploaded_at: Date;
}

function toStored(row: StoredRow): StoredDocument {
  return {
    id: row.id,
    familyId: row.family_id,
    status: row.status,
    fileName: row.file_name,
    mediaType: row.media_type,
    storageKey: row.storage_key,
    uploadedBy: row.uploaded_by,
    typeLabel: row.label,
    health: row.health,
    proves: row.proves,
    sentAt: Temporal.Instant.fromEpochMilliseconds(row.uploaded_at.getTime()),
  };
}

/** One document; with `familyId`, only if it is of that dossier: a stranger's does not exist. */
async function findDocument(tx: Tx, documentId: string, familyId?: string): Promise<StoredDocument | undefined> {
  const rows = await tx.$queryRaw<StoredRow[]>`
    SELECT d.id, d.family_id, d.status, d.file_name, d.media_type, d.storage_key, d.uploaded_by, t.label, t.health, t.proves, d.uploaded_at
    FROM document d JOIN document_type t ON t.city_id = d.city_id AND t.id = d.type_id
    WHERE d.id = ${documentId}::uuid AND (${familyId ?? null}::uuid IS NULL OR d.family_id = ${familyId ?? null}::uuid)`;
  return rows[0] && toStored(rows[0]);
}

/** One document as an agent finds it: without the right on health, one that tells of health does not exist (D8). */
export async function findDocumentAsAgent(
  tx: Tx,
  documentId: string,
  mayReadHealth: boolean,
): Promise<StoredDocument | undefined> {
  const document = await findDocument(tx, documentId);
  return document?.health && !mayReadHealth ? undefined : document;
}

/** A document as one adult of a dossier asks for it. */
export interface FamilyDocument {
  readonly familyId: string;
  readonly documentId: string;
  /** Whether this adult may know of the children's health: `visibilityOf` says it. */
  readonly mayReadHealth: boolean;
}

/** One document as its family finds it: for who may not know of health, one that tells of health does not exist (ADR 0011). */
export async function findFamilyDocument(
  tx: Tx,
  { familyId, documentId, mayReadHealth }: FamilyDocument,
): Promise<StoredDocument | undefined> {
  const document = await findDocument(tx, documentId, familyId);
  return document?.health && !mayReadHealth ? undefined : document;
}

export interface DocumentClosing {
  readonly status: Exclude<DocumentStatus, "pending">;
  /** The agent; null when the family withdraws. */
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly validUntil: LocalDate | null;
  readonly at: Temporal.Instant;
}

/** Closes a document that waits. False when it no longer does: somebody was faster. */
export async function closeDocument(tx: Tx, documentId: string, closing: DocumentClosing): Promise<boolean> {
  const closed = await tx.$executeRaw`
    UPDATE document SET status = ${closing.status}, decided_by = ${closing.decidedBy}::uuid, reason = ${closing.reason},
      valid_until = ${closing.validUntil}::date, decided_at = ${new Date(closing.at.epochMilliseconds)}
    WHERE id = ${documentId}::uuid AND status = 'pending'`;
  return closed > 0;
}

/** Leaves a line in the history: who opened the file, and for what (D8: it may hold health data). */
export async function recordFileReading(
  tx: Tx,
  { id, familyId }: StoredDocument,
  purpose: "traitement de la pièce" | "dossier de la famille",
): Promise<void> {
  await tx.$queryRaw`SELECT app.record_read('document', ${id}, ${familyId}::uuid, ${purpose})::text`;
}
