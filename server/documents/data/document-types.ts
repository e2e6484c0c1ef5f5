import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { DocumentType } from "../domain/needed-documents";

/** The kinds of documents that the city knows, required ones first, then in alphabetical order. */
export function listDocumentTypes(tx: Tx): Promise<DocumentType[]> {
  return tx.$queryRaw<DocumentType[]>`
    SELECT id, code, label, hint, audience, required, validity_months AS "validityMonths", health FROM document_type
    ORDER BY required DESC, audience DESC, label`;
}

/** The kinds of documents as one adult of a family knows them: those of health are for holders of authority (ADR 0011). */
export async function documentTypesFor(tx: Tx, mayReadHealth: boolean): Promise<DocumentType[]> {
  return (await listDocumentTypes(tx)).filter(({ health }) => mayReadHealth || !health);
}

export async function findDocumentType(
  tx: Tx,
  typeId: string,
  mayReadHealth: boolean,
): Promise<DocumentType | undefined> {
  return (await documentTypesFor(tx, mayReadHealth)).find(({ id }) => id === typeId);
}
