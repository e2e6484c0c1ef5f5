import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { configuredStore } from "@/server/platform/storage";
import {
  type FamilyDocument,
  findDocumentAsAgent,
  findFamilyDocument,
  recordFileReading,
  type StoredDocument,
} from "../data/documents";
import type { DocumentError } from "../errors";

/** A file as it is given back, always as an attachment. */
export interface OpenedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function bytesOf(cityId: string, document: StoredDocument): Promise<Result<OpenedFile, DocumentError>> {
  const bytes = await configuredStore().get(cityId, document.storageKey);
  if (!bytes) return err({ tag: "DocumentNotFound" });
  const { fileName, mediaType } = document;
  return ok({ fileName, mediaType, bytes: new Uint8Array(bytes) });
}

/**
 * A family's own file; the opening leaves a line in the history. Error: DocumentNotFound, also for a stranger's, for a
 * withdrawn one, and for one of health when this adult holds no authority (D8, ADR 0011).
 */
export async function openFamilyFile(
  tx: Tx,
  asked: FamilyDocument & { readonly cityId: string },
): Promise<Result<OpenedFile, DocumentError>> {
  const document = await findFamilyDocument(tx, asked);
  if (!document || document.status === "withdrawn") return err({ tag: "DocumentNotFound" });
  await recordFileReading(tx, document, "dossier de la famille");
  return bytesOf(asked.cityId, document);
}

/**
 * A file that an agent handles; the opening leaves a line in the history. Error: DocumentNotFound, also for a file of
 * health when the agent may not read health (D8).
 */
export async function openFileAsAgent(
  tx: Tx,
  asked: { readonly cityId: string; readonly documentId: string; readonly mayReadHealth: boolean },
): Promise<Result<OpenedFile, DocumentError>> {
  const document = await findDocumentAsAgent(tx, asked.documentId, asked.mayReadHealth);
  if (!document || document.status === "withdrawn") return err({ tag: "DocumentNotFound" });
  await recordFileReading(tx, document, "traitement de la pièce");
  return bytesOf(asked.cityId, document);
}
