import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { listChildren } from "@/server/families";
import type { LocalDate } from "@/server/platform/dates";
import { listDocumentTypes } from "../data/document-types";
import { type DocumentNeed, neededDocuments } from "../domain/needed-documents";
import { listFiledDocuments } from "./family-documents";

/** What the town asks of a household, and how far each document is on `today` (D11). */
export async function readNeeds(tx: Tx, familyId: string, today: LocalDate): Promise<DocumentNeed[]> {
  const children = await listChildren(tx, familyId, false);
  const who = children.map(({ id, firstName }) => ({ id, firstName }));
  return neededDocuments(await listDocumentTypes(tx), who, await listFiledDocuments(tx, familyId), today);
}
