import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";

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

/** Locks one debtor for the rest of the transaction, as `lockDebtors` does. Nothing happens for an id that is not of the town. */
export function lockDebtor(tx: Tx, debtorId: string): Promise<void> {
  return lockDebtors(tx, [debtorId]);
}

/**
 * A debtor of the town by its id. The id is never one that a family sent: theirs are found by `debtorsOfFamily`.
 * @returns undefined when the town has none of this id.
 */
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

/** The debtors of a third party, one for each régie that has billed it; none for an id that is not of the town. */
export async function debtorsOfThirdParty(tx: Tx, thirdPartyId: string): Promise<Debtor[]> {
  const rows = await tx.$queryRaw<DebtorRow[]>`
    SELECT id, regie_id, family_id, third_party_id FROM debtor WHERE third_party_id = ${thirdPartyId}::uuid ORDER BY id`;
  return rows.map(toDebtor);
}

/** Debtors of a régie that are to be billed, made where they are not on file. */
export async function ensureFamilyDebtors(
  tx: Tx,
  regieId: string,
  familyIds: readonly string[],
): Promise<Map<string, string>> {
  if (familyIds.length === 0) return new Map();
  const made = familyIds.map(() => newId());
  await tx.$executeRaw`
    INSERT INTO debtor (city_id, id, regie_id, family_id)
    SELECT app.city(), n.id, ${regieId}::uuid, n.family FROM unnest(${made}::uuid[], ${familyIds}::uuid[]) AS n (id, family)
    WHERE NOT EXISTS (SELECT FROM debtor d WHERE d.family_id = n.family AND d.regie_id = ${regieId}::uuid)
    ON CONFLICT (city_id, family_id, regie_id) DO NOTHING`;
  const rows = await tx.$queryRaw<{ id: string; family_id: string }[]>`
    SELECT id, family_id FROM debtor WHERE family_id = ANY(${familyIds}::uuid[]) AND regie_id = ${regieId}::uuid`;
  return new Map(rows.map((row) => [row.family_id, row.id]));
}

export async function ensureThirdPartyDebtors(
  tx: Tx,
  regieId: string,
  thirdPartyIds: readonly string[],
): Promise<Map<string, string>> {
  if (thirdPartyIds.length === 0) return new Map();
  const made = thirdPartyIds.map(() => newId());
  await tx.$executeRaw`
    INSERT INTO debtor (city_id, id, regie_id, third_party_id)
    SELECT app.city(), n.id, ${regieId}::uuid, n.party FROM unnest(${made}::uuid[], ${thirdPartyIds}::uuid[]) AS n (id, party)
    ON CONFLICT (city_id, third_party_id, regie_id) DO NOTHING`;
  const rows = await tx.$queryRaw<{ id: string; third_party_id: string }[]>`
    SELECT id, third_party_id FROM debtor WHERE third_party_id = ANY(${thirdPartyIds}::uuid[]) AND regie_id = ${regieId}::uuid`;
  return new Map(rows.map((row) => [row.third_party_id, row.id]));
}
