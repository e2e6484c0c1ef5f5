import type pg from "pg";
import type { ReadManifest } from "./manifest";

/** Jobs that tell people something: `send-mail`, and those that write a mail (server/db/jobs.ts). */
export const TELLS_PEOPLE = `(t.identifier = 'send-mail' OR t.identifier LIKE 'mail-%')`;
/** When a job that is held would run: never, until somebody decides. */
export const NEVER = "9999-12-31T00:00:00Z";

export interface AfterRestore {
  /** Mails and jobs that write mails, held until somebody decides. */
  readonly held: number;
  readonly sessionsEnded: number;
}

async function countOf(client: pg.Client, statement: string, values: unknown[] = []): Promise<number> {
  return (await client.query(statement, values)).rowCount ?? 0;
}

/**
 * The jobs of the queue were taken by processes that are no more. Those that tell people something are put off for ever:
 * what was waiting at the snapshot may have left since, and nobody must get it twice without a person's decision.
 */
async function holdMails(client: pg.Client): Promise<number> {
  await client.query(
    "SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL",
  );
  // A mail that has lost its job would get one from the sweep, and leave.
  await client.query(
    `SELECT graphile_worker.add_job('send-mail', json_build_object('mailId', m.id, 'cityId', m.city_id), run_at => $1,
       job_key => m.city_id || ':send-mail:' || m.id)
     FROM mail m WHERE m.status = 'queued'
       AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j WHERE j.key = m.city_id || ':send-mail:' || m.id)`,
    [NEVER],
  );
  return countOf(
    client,
    `SELECT graphile_worker.reschedule_jobs(ARRAY[j.id], run_at => $1) FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE ${TELLS_PEOPLE} AND j.attempts < j.max_attempts`,
    [NEVER],
  );
}

/** Sessions that were closed since the snapshot, and links that were used, must not come back to life. */
async function endSessions(client: pg.Client): Promise<number> {
  await client.query("UPDATE recovery_token SET used_at = now() WHERE used_at IS NULL");
  return countOf(client, "UPDATE session SET revoked_at = now() WHERE revoked_at IS NULL");
}

/**
 * What a copy of the past needs before it may serve again, in the transaction of the restore, while the tables are open:
 * its history goes on behind the last seal, and says that it was restored (ADR 0008); nothing leaves and nobody is logged
 * in.
 */
export async function settleRestored(client: pg.Client, manifest: ReadManifest): Promise<AfterRestore> {
  await client.query("SELECT app.continue_history()");
  const held = await holdMails(client);
  const sessionsEnded = await endSessions(client);
  const told = {
    taken_at: manifest.takenAt,
    restored_at: new Date().toISOString(),
    mails_held: held,
    sessions_ended: sessionsEnded,
  };
  await client.query(
    `INSERT INTO history_entry (city_id, actor, operation, table_name, row_id, after)
     SELECT id, 'system', 'insert', 'restoration', $1, $2::jsonb FROM city`,
    [manifest.digest, JSON.stringify(told)],
  );
  return { held, sessionsEnded };
}
