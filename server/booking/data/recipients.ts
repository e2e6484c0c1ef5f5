import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { ACCOUNTS_OF_PERSON } from "@/server/families";
import { MAIL_ADDRESS } from "@/server/identity";

/** The addresses of the adults who may book for a family: whoever reads first can answer. Each once. */
export async function addressesOfBookers(tx: Tx, familyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT ${MAIL_ADDRESS} AS email
    FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id ${ACCOUNTS_OF_PERSON}
    WHERE fa.family_id = ${familyId}::uuid AND fa.left_at IS NULL AND fa.can_book AND ${MAIL_ADDRESS} IS NOT NULL ORDER BY 1`;
  return rows.map(({ email }) => email);
}
