import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { OF_THE_PRODUCT } from "./catalogue";
import { BackupProblem } from "./problem";
import { requireRights } from "./required-rights";

const SHOWN = 8;

const FOUND = `
  SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${OF_THE_PRODUCT}
  UNION ALL
  SELECT 'schéma ' || n.nspname FROM pg_namespace n
  WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e')
  ORDER BY 1`;

/** @throws BackupProblem naming what is there: a restore mixes with nothing, and replaces nothing. */
async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(FOUND);
  if (rows.length === 0) return;
  const names = rows.slice(0, SHOWN).map(({ name }) => name);
  const more = rows.length > SHOWN ? `, et ${rows.length - SHOWN} autres` : "";
  throw new BackupProblem(
    `La base «\u00a0${client.database}\u00a0» n’est pas vide. Elle contient ${names.join(", ")}${more}.\nRien n’a été touché. Créez une base neuve (CREATE DATABASE …) et donnez-la dans DATABASE_OWNER_URL et DATABASE_URL.`,
  );
}

async function otherSessions(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ sessions: number }>(
    `SELECT count(*)::int AS sessions FROM pg_stat_activity
     WHERE datname = current_database() AND usesysid IS NOT NULL AND pid <> pg_backend_pid()`,
  );
  return rows[0]?.sessions ?? 0;
}

/** @throws BackupProblem when the site or the worker is connected: what they write now would be mixed with the rest. */
async function requireAlone(client: pg.Client): Promise<void> {
  let sessions = await otherSessions(client);
  // A connection that was just closed is seen for a moment.
  for (let again = 0; sessions > 0 && again < 10; again++) {
    await wait(200);
    sessions = await otherSessions(client);
  }
  if (sessions === 0) return;
  throw new BackupProblem(
    `${sessions} autres connexions sont ouvertes sur la base «\u00a0${client.database}\u00a0». Arrêtez le site et le processus des tâches, puis recommencez.`,
  );
}

/** A server is told from another by the moment at which it started. */
async function identityOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ identity: string }>(
      "SELECT current_database() || ' ' || pg_postmaster_start_time()::timestamptz(6)::text AS identity FROM set_config('TimeZone', 'UTC', false)",
    );
    return rows[0]?.identity ?? "";
  } finally {
    await client.end();
  }
}

/** @throws BackupProblem when DATABASE_URL does not open, or opens another base than DATABASE_OWNER_URL. */
export async function requireServing(ownerUrl: string, servingUrl: string): Promise<void> {
  const serving = await identityOf(servingUrl).catch((error: Error) => {
    throw new BackupProblem(
      `DATABASE_URL n’ouvre pas la base (${error.message}). Si preau_app a un autre mot de passe\u00a0: ALTER ROLE preau_app PASSWORD '…'.`,
    );
  });
  if (serving !== (await identityOf(ownerUrl))) {
    throw new BackupProblem("DATABASE_URL et DATABASE_OWNER_URL ne mènent pas à la même base.");
  }
}

/** Whether the serving role has yet to be made: on a new server, the migrations make it, without a password. */
export async function inspectTarget(client: pg.Client): Promise<{ readonly newRole: boolean }> {
  const { role_exists } = await requireRights(client);
  await requireEmpty(client);
  await requireAlone(client);
  return { newRole: !role_exists };
}
