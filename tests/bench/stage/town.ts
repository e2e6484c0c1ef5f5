import type pg from "pg";
import * as z from "zod";

/** The town of 100,000 families (`npm run seed:large`). */
const SLUG = "grande-ville";

export interface City {
  readonly id: string;
  readonly slug: string;
}

export async function findCity(owner: pg.Client): Promise<City> {
  const { rows } = await owner.query("SELECT id, slug FROM city WHERE slug = $1", [SLUG]);
  return z.object({ id: z.string(), slug: z.string() }).parse(rows[0]);
}

/** Accounts of parents who may book, each of another family with an enrolled child, drawn at random but always the same. */
export async function parentAccounts(owner: pg.Client, city: City, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ account_id: string }>(
    `SELECT account_id FROM (
       SELECT DISTINCT ON (fa.family_id) fa.family_id, l.account_id FROM family_adult fa
       JOIN person_login l ON l.city_id = fa.city_id AND l.person_id = fa.person_id
       JOIN account a ON a.city_id = l.city_id AND a.id = l.account_id AND a.status = 'active'
       WHERE fa.city_id = $1 AND fa.left_at IS NULL AND fa.can_book AND fa.role = 'responsable'
         AND EXISTS (SELECT FROM enrolment e WHERE e.city_id = fa.city_id AND e.family_id = fa.family_id)
       ORDER BY fa.family_id, l.account_id) parents
     ORDER BY md5(account_id::text) LIMIT $2`,
    [city.id, count],
  );
  return rows.map((row) => row.account_id);
}

/** The families of these accounts' adults. */
export async function familiesOf(owner: pg.Client, city: City, accountIds: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ family_id: string }>(
    `SELECT DISTINCT fa.family_id FROM family_adult fa
     JOIN person_login l ON l.city_id = fa.city_id AND l.person_id = fa.person_id
     WHERE fa.city_id = $1 AND fa.left_at IS NULL AND l.account_id = ANY ($2::uuid[])`,
    [city.id, accountIds],
  );
  return rows.map((row) => row.family_id);
}

/** An agent's account whose roles give this right. */
export async function agentAccount(owner: pg.Client, city: City, right: string): Promise<string> {
  const { rows } = await owner.query(
    `SELECT g.account_id FROM agent_assignment g JOIN agent_role r ON r.city_id = g.city_id AND r.id = g.role_id
     WHERE g.city_id = $1 AND g.revoked_at IS NULL AND $2 = ANY (r.rights) ORDER BY g.account_id LIMIT 1`,
    [city.id, right],
  );
  return z.object({ account_id: z.string() }).parse(rows[0]).account_id;
}

/** The same, of a town whose agents do not have this right yet: those who read the dossiers get it. */
export async function agentGiven(owner: pg.Client, city: City, right: string): Promise<string> {
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  await owner.query(
    `UPDATE agent_role SET rights = array_append(rights, $2)
     WHERE city_id = $1 AND 'familles.lire' = ANY (rights) AND NOT $2 = ANY (rights)`,
    [city.id, right],
  );
  await owner.query("COMMIT");
  return agentAccount(owner, city, right);
}
