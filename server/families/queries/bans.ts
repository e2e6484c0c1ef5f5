import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { BanView } from "../domain/dossier";

/**
 * Who must not come for the children of a dossier, whichever household of the child it was noted in. For staff alone:
 * one parent is not told what the other household has (ADR 0011).
 */
export async function bansOfChildren(tx: Tx, familyId: string): Promise<BanView[]> {
  return tx.$queryRaw<BanView[]>`
    SELECT o.id, o.child_id AS "childId", o.name, o.relation, o.note FROM family_child fc
    JOIN contact o ON o.city_id = fc.city_id AND o.child_id = fc.child_id
    WHERE fc.family_id = ${familyId}::uuid AND fc.left_at IS NULL AND o.kind = 'interdit'
    ORDER BY o.name, o.id`;
}
