import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";

/**
 * The accounts of the adults of a dossier with whose they are, those that staff took away included: `account_id`,
 * `person_id`, `city_id`.
 */
export function adultAccounts(familyId: string): Prisma.Sql {
  return Prisma.sql`
    (SELECT l.city_id, l.account_id, l.person_id FROM family_adult fa
       JOIN person_login l ON l.city_id = fa.city_id AND l.person_id = fa.person_id WHERE fa.family_id = ${familyId}::uuid
     UNION SELECT d.city_id, d.account_id, d.person_id FROM family_adult fa
       JOIN access_decision d ON d.city_id = fa.city_id AND d.person_id = fa.person_id WHERE fa.family_id = ${familyId}::uuid)`;
}
