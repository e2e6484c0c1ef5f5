import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { MAIL_ADDRESS, PERSON_OF_ACCOUNT } from "@/server/identity";
import { ACCOUNTS_OF_PERSON } from "../data/mail-address-sql";

/**
 * Where who holds an account is written to (`MAIL_ADDRESS`); undefined without an address, and for an account that is closed:
 * staff took its last login away, maybe because it was somebody else's.
 */
export async function mailAddressOf(tx: Tx, accountId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ email: string | null }[]>`
    SELECT ${MAIL_ADDRESS} AS email FROM account a ${PERSON_OF_ACCOUNT}
    WHERE a.id = ${accountId}::uuid AND a.status <> 'closed'`;
  return rows[0]?.email ?? undefined;
}

/** Where an adult of the dossiers is written to (`MAIL_ADDRESS`), whoever acted for them; undefined without an address. */
export async function mailAddressOfPerson(tx: Tx, personId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ email: string | null }[]>`
    SELECT ${MAIL_ADDRESS} AS email FROM person p ${ACCOUNTS_OF_PERSON} WHERE p.id = ${personId}::uuid`;
  return rows[0]?.email ?? undefined;
}

/** Every address on file for a person, in small letters: the dossier's, and those of their accounts. */
export async function addressesOfPerson(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT lower(email) AS email FROM (
      SELECT email FROM person WHERE id = ${personId}::uuid
      UNION ALL
      SELECT a.email FROM person_login l JOIN account a ON a.city_id = l.city_id AND a.id = l.account_id
      WHERE l.person_id = ${personId}::uuid) known
    WHERE email <> '' ORDER BY 1`;
  return rows.map((row) => row.email);
}
