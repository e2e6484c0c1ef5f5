import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

export interface LatestDocument {
  readonly id: string;
  readonly typeId: string;
  readonly childId: string | null;
}

/** The latest document of a household of each kind, and of each child: what staff look at. Withdrawn ones have no file. */
export async function latestDocuments(tx: Tx, familyId: string): Promise<LatestDocument[]> {
  return tx.$queryRaw<LatestDocument[]>`
    SELECT DISTINCT ON (type_id, child_id) id, type_id AS "typeId", child_id AS "childId" FROM document
    WHERE family_id = ${familyId}::uuid AND status <> 'withdrawn'
    ORDER BY type_id, child_id, uploaded_at DESC, id DESC`;
}
