import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** Whoever owes to a régie: a family, or a third party. */
export interface Debtor {
  readonly id: string;
  readonly regieId: string;
  readonly familyId: string | null;
  readonly thirdPartyId: string | null;
}

interface DebtorRow {
  id: string;
  regie_id: string;
  family_id: string | null;
  third_party_id: string | null;
}

function toDebtor(row: DebtorRow): Debtor {
  return { id: row.id, regieId: row.regie_id, familyId: row.family_id, thirdPartyId: row.third_party_id };
}

/**
 * Locks debtors for the rest of the transaction, always in the order of their ids so that nobody waits for each other:
 * until then, what they owe does not move (docs/adr/0015). Numbers of a series are taken after, never before.
 */
export async function lockDebtors(tx: Tx, debtorIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS held FROM debtor WHERE id = ANY(${debtorIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

export function lockDebtor(tx: Tx, debtorId: string): Promise<void> {
  return lockDebtors(tx, [debtorId]);
}

export async function findDebtor(tx: Tx, debtorId: string): Promise<Debtor | undefined> {
  const [row] = await tx.$queryRaw<DebtorRow[]>`
    SELECT id, regie_id, family_id, third_party_id FROM debtor WHERE id = ${debtorId}::uuid`;
  return row && toDebtor(row);
}

/** The debtors of a family, one for each régie that has billed it. */
export async function debtorsOfFamily(tx: Tx, familyId: string): Promise<Debtor[]> {
  const rows = await tx.$queryRaw<DebtorRow[]>`
    SELECT id, regie_id, family_id, third_party_id FROM debtor WHERE family_id = ${familyId}::uuid ORDER BY id`;
  return rows.map(toDebtor);
}
