import { PG_MIGRATE_LOCK_ID } from "node-pg-migrate";
import pg from "pg";
import { BackupProblem } from "./problem";

/** How values are written out, whatever the server's or the role's own settings: the same row, the same bytes. */
const SETTINGS = {
  TimeZone: "UTC",
  DateStyle: "ISO",
  IntervalStyle: "postgres",
  extra_float_digits: "1",
  bytea_output: "hex",
  row_security: "on",
  search_path: "public",
  statement_timeout: "0",
  idle_in_transaction_session_timeout: "0",
  lock_timeout: "30s",
  synchronous_commit: "on",
};

/** A connection of the owner, whose dates, numbers and bytes are written in one form. */
export async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "preau-backup", keepAlive: true });
  await client.connect();
  for (const [name, value] of Object.entries(SETTINGS)) {
    await client.query("SELECT set_config($1, $2, false)", [name, value]);
  }
  return client;
}

/** Runs `work` on a connection of the owner, which is closed whatever happens. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectOwner(ownerUrl);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function isFree(client: pg.Client, statement: string, values: unknown[]): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(statement, values);
  return rows[0]?.free === true;
}

/**
 * Keeps migrations and other backups away until the connection ends. A migration would wait for the snapshot, and the
 * site behind the migration: it is refused at once instead (scripts/migrate.ts takes the same lock).
 */
export async function keepAlone(client: pg.Client): Promise<void> {
  if (!(await isFree(client, "SELECT pg_try_advisory_lock_shared($1) AS free", [PG_MIGRATE_LOCK_ID]))) {
    throw new BackupProblem("Une migration est en cours sur cette base. Recommencez quand elle sera finie.");
  }
  if (!(await isFree(client, "SELECT pg_try_advisory_lock(hashtextextended('preau backup', 0)) AS free", []))) {
    throw new BackupProblem("Une autre sauvegarde de cette base est en cours.");
  }
}
