import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { MAIL_ADDRESS } from "@/server/identity";
import { ACCOUNTS_OF_PERSON } from "../data/mail-address-sql";
import type { AdultRole, Authority } from "../domain/membership";
import { type Visibility, visibilityOf } from "../domain/visibility";

interface Row {
  role: AdultRole;
  authority: Authority;
  email: string;
}

/**
 * Where those who hold the household are written to, each address once: never a payer nor a relative (attack 37). With
 * "health", those alone who may know of the children's health.
 */
export async function householdAddresses(
  tx: Tx,
  familyId: string,
  part: keyof Visibility = "household",
): Promise<string[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT fa.role, fa.authority, ${MAIL_ADDRESS} AS email
    FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id ${ACCOUNTS_OF_PERSON}
    WHERE fa.family_id = ${familyId}::uuid AND fa.left_at IS NULL AND ${MAIL_ADDRESS} IS NOT NULL ORDER BY 3`;
  return [...new Set(rows.filter((row) => visibilityOf(row)[part]).map(({ email }) => email))];
}
