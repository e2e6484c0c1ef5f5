import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { DocumentType } from "../domain/needed-documents";

/** The kinds of documents that the city knows, required ones first, then in alphabetical order. */
export function listDocumentTypes(tx: Tx): Promise<DocumentType[]> {
  return tx.$queryRaw<DocumentType[]>`
    SELECT id, code, label, hint, audience, required, validity_months AS "validityMonths", health FROM document_type
    ORDER BY required DESC, audience DESC, label`;
}

export async function findDocumentType(tx: Tx, typeId: string): Promise<DocumentType | undefined> {
  return (await listDocumentTypes(tx)).find(({ id }) => id === typeId);
}
