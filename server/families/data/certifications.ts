import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type FormerIdentity, formerIdentity } from "../domain/former-identity";

/** Who a person is, when FranceConnect certified it; undefined otherwise. */
export async function certifiedIdentity(tx: Tx, personId: string): Promise<FormerIdentity | undefined> {
  const [row] = await tx.$queryRaw<FormerIdentity[]>`
    SELECT birth_name, usage_name, first_names, gender, birthdate, birthplace, birthcountry, pivot_key FROM person
    WHERE id = ${personId}::uuid AND certified_by = 'franceconnect'`;
  return row;
}

/**
 * What the dossier said before FranceConnect certified a person, as far as the history knows; empty when it changed nothing.
 * @param until the line of the history that lifted it: what staff corrected by hand after that is no part of it.
 */
export async function identityBefore(tx: Tx, personId: string, until: bigint | null = null): Promise<FormerIdentity> {
  const rows = await tx.$queryRaw<{ before: unknown }[]>`
    SELECT before FROM history_entry
    WHERE table_name = 'person' AND row_id = ${personId} AND operation = 'update' AND id >= (
      SELECT max(id) FROM history_entry
      WHERE table_name = 'person' AND row_id = ${personId} AND operation = 'update'
        AND before -> 'certified_by' = 'null'::jsonb AND after ->> 'certified_by' = 'franceconnect')
      AND id <= coalesce(${until}::bigint, id)
    ORDER BY id`;
  return formerIdentity(rows.map(({ before }) => before));
}

/**
 * The login that certified a person was somebody else's: nothing vouches for who they are any more. `former`: what comes back
 * of what it replaced.
 */
export async function liftCertification(tx: Tx, personId: string, former: FormerIdentity): Promise<void> {
  await tx.$executeRaw`
    UPDATE person SET certified_by = NULL, certified_at = NULL,
      birth_name = coalesce(${former.birth_name ?? null}, birth_name),
      usage_name = coalesce(${former.usage_name ?? null}, usage_name),
      first_names = coalesce(${former.first_names ?? null}::text[], first_names),
      gender = coalesce(${former.gender ?? null}, gender),
      birthdate = coalesce(${former.birthdate ?? null}, birthdate),
      birthplace = coalesce(${former.birthplace ?? null}, birthplace),
      birthcountry = coalesce(${former.birthcountry ?? null}, birthcountry),
      pivot_key = coalesce(${former.pivot_key ?? null}, pivot_key)
    WHERE id = ${personId}::uuid`;
}

/** A civil status that a FranceConnect login had certified until staff took it away. */
export interface LiftedIdentity {
  readonly current: FormerIdentity;
  readonly former: FormerIdentity;
  /** The account that the login was taken off. */
  readonly accountId: string;
}

/** What may be put back of a person; undefined when nothing was lifted, when it is decided, or when they are certified again. */
export async function liftedIdentity(tx: Tx, personId: string): Promise<LiftedIdentity | undefined> {
  const [row] = await tx.$queryRaw<(FormerIdentity & { lifted: bigint; account_id: string })[]>`
    SELECT p.birth_name, p.usage_name, p.first_names, p.gender, p.birthdate, p.birthplace, p.birthcountry, p.pivot_key,
      lifted.id AS lifted, removed.account_id
    FROM person p
    CROSS JOIN LATERAL (
      SELECT max(h.id) AS id FROM history_entry h
      WHERE h.table_name = 'person' AND h.row_id = p.id::text AND h.operation = 'update'
        AND h.before ->> 'certified_by' = 'franceconnect' AND h.after -> 'certified_by' = 'null'::jsonb) lifted
    CROSS JOIN LATERAL (
      SELECT d.account_id FROM access_decision d
      WHERE d.city_id = p.city_id AND d.person_id = p.id AND d.kind = 'franceconnect-removed'
      ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) removed
    WHERE p.id = ${personId}::uuid AND p.certified_by IS NULL AND lifted.id IS NOT NULL AND NOT EXISTS (
      SELECT FROM access_decision d JOIN history_entry h ON h.table_name = 'access_decision' AND h.row_id = d.id::text
      WHERE d.city_id = p.city_id AND d.person_id = p.id AND d.kind IN ('identity-restored', 'identity-kept') AND h.id > lifted.id)`;
  if (!row) return undefined;
  const { lifted, account_id: accountId, ...current } = row;
  return { current, accountId, former: await identityBefore(tx, personId, lifted) };
}
