import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { DocumentType } from "../domain/needed-documents";

/** The kinds of documents that the city knows, required ones first, then in alphabetical order. */
export function listDocumentTypes(tx: Tx): Promise<DocumentType[]> {
  return tx.$queryRaw<DocumentType[]>`
    SELECT id, code, label, hint, audience, required, validity_months AS "validityMonths", health,
      activity_codes AS activities,
      ARRAY(SELECT a.name FROM activity a WHERE a.city_id = t.city_id AND a.code = ANY(t.activity_codes) ORDER BY a.name)
        AS "activityNames"
    FROM document_type t
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

/** The code of an activity of the town, or undefined for what is none of it. */
export async function activityCode(tx: Tx, activityId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ code: string }[]>`SELECT code FROM activity WHERE id = ${activityId}::uuid`;
  return row?.code;
}
