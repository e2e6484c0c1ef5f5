import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

interface IssuedInvoice {
  readonly debtorId: string;
  /** "CANT2026000123" */
  readonly reference: string;
}

/** Those of these ids that are invoices issued to this family, paid or not. */
export async function issuedInvoices(
  tx: Tx,
  ids: readonly string[],
  familyId: string,
): Promise<Map<string, IssuedInvoice>> {
  const rows = await tx.$queryRaw<{ id: string; debtor_id: string; reference: string }[]>`
    SELECT id, debtor_id, reference FROM invoice WHERE id = ANY(${ids}::uuid[]) AND family_id = ${familyId}::uuid
      AND status = 'issued' AND kind = 'invoice'`;
  return new Map(rows.map((row) => [row.id, { debtorId: row.debtor_id, reference: row.reference }]));
}
