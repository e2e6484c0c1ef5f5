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

/** What the dossier said before FranceConnect certified a person, as far as the history knows; empty when it changed nothing. */
export async function identityBefore(tx: Tx, personId: string): Promise<FormerIdentity> {
  const rows = await tx.$queryRaw<{ before: unknown }[]>`
    SELECT before FROM history_entry
    WHERE table_name = 'person' AND row_id = ${personId} AND operation = 'update' AND id >= (
      SELECT max(id) FROM history_entry
      WHERE table_name = 'person' AND row_id = ${personId} AND operation = 'update'
        AND before -> 'certified_by' = 'null'::jsonb AND after ->> 'certified_by' = 'franceconnect')
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
