import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** The address of an account: its own, else its person's. Undefined when there is none. */
export async function addressOfAccount(tx: Tx, accountId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ email: string | null }[]>`
    SELECT coalesce(nullif(a.email, ''), nullif(p.email, '')) AS email FROM account a
    LEFT JOIN person_login l ON l.city_id = a.city_id AND l.account_id = a.id
    LEFT JOIN person p ON p.city_id = l.city_id AND p.id = l.person_id
    WHERE a.id = ${accountId}::uuid`;
  return row?.email ?? undefined;
}

/** The addresses of the adults who may book for a family: whoever reads first can answer. Each once. */
export async function addressesOfBookers(tx: Tx, familyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT coalesce(nullif(a.email, ''), nullif(p.email, '')) AS email
    FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id
    LEFT JOIN person_login l ON l.city_id = p.city_id AND l.person_id = p.id
    LEFT JOIN account a ON a.city_id = l.city_id AND a.id = l.account_id
    WHERE fa.family_id = ${familyId}::uuid AND fa.left_at IS NULL AND fa.can_book
      AND coalesce(nullif(a.email, ''), nullif(p.email, '')) IS NOT NULL ORDER BY 1`;
  return rows.map(({ email }) => email);
}
