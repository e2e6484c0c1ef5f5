import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { MAIL_ADDRESS } from "@/server/identity";
import { ACCOUNTS_OF_PERSON } from "../data/mail-address-sql";

/**
 * Where the adult of a household who was written to at `address` is written to today: there when it is still theirs, else
 * at what it was corrected to. Undefined when nobody of the household has it or had it, or when several had it who have
 * different ones now: nobody is written to about somebody else.
 */
export async function followedAddress(tx: Tx, familyId: string, address: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ email: string; same: boolean }[]>`
    SELECT DISTINCT ${MAIL_ADDRESS} AS email, lower(${address}) IN (lower(p.email), lower(a.email)) AS same
    FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id ${ACCOUNTS_OF_PERSON}
    WHERE fa.family_id = ${familyId}::uuid AND fa.left_at IS NULL AND ${MAIL_ADDRESS} IS NOT NULL
      AND (lower(${address}) IN (lower(p.email), lower(a.email)) OR EXISTS (
        SELECT FROM history_entry h WHERE h.city_id = fa.city_id AND h.operation = 'update'
          AND (h.table_name = 'person' AND h.row_id = p.id::text OR h.table_name = 'account' AND h.row_id = a.id::text)
          AND lower(h.before ->> 'email') = lower(${address})))`;
  if (rows.some(({ same }) => same)) return address;
  return rows.length === 1 ? rows[0]?.email : undefined;
}
