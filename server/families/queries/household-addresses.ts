import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { AdultRole, Authority } from "../domain/membership";
import { visibilityOf } from "../domain/visibility";

interface Row {
  role: AdultRole;
  authority: Authority;
  email: string;
}

/** Where those who hold the household are written to, each address once: never a payer nor a relative (attack 37). */
export async function householdAddresses(tx: Tx, familyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT fa.role, fa.authority, coalesce(nullif(p.email, ''), nullif(a.email, '')) AS email
    FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id
    LEFT JOIN person_login l ON l.city_id = p.city_id AND l.person_id = p.id
    LEFT JOIN account a ON a.city_id = l.city_id AND a.id = l.account_id
    WHERE fa.family_id = ${familyId}::uuid AND fa.left_at IS NULL
      AND coalesce(nullif(p.email, ''), nullif(a.email, '')) IS NOT NULL ORDER BY 3`;
  return [...new Set(rows.filter((row) => visibilityOf(row).household).map(({ email }) => email))];
}
