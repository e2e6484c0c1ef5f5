import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** Those of these ids that are invoices issued to this family, paid or not, each with its debtor. */
export async function invoicesOfFamily(tx: Tx, ids: readonly string[], familyId: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; debtor_id: string }[]>`
    SELECT id, debtor_id FROM invoice WHERE id = ANY(${ids}::uuid[]) AND family_id = ${familyId}::uuid AND status = 'issued'
      AND kind = 'invoice'`;
  return new Map(rows.map((row) => [row.id, row.debtor_id]));
}
