import type pg from "pg";
import { NEVER, TELLS_PEOPLE } from "./after-restore";
import { towns } from "./catalogue";

/** Mails that a restore holds back, of one kind and town. A job that has yet to write its mail is named by the job. */
export interface HeldMails {
  readonly town: string;
  readonly kind: string;
  readonly count: number;
  readonly oldest: Date;
}

interface HeldJob {
  id: string;
  mail_id: string | null;
}

/** `j` is a job, `t` its task. Written in UTC, as the connection is. */
const HELD = `${TELLS_PEOPLE} AND j.run_at = '${NEVER}'`;
const JOBS = "graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id";
const OF_TOWN = `${HELD} AND j.payload ->> 'cityId' = $1`;

/** Runs `work` for each town in a transaction that sees it: row-level security binds the owner too. */
async function inEachTown<T>(
  client: pg.Client,
  work: (town: { id: string; name: string }) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (const town of await towns(client)) {
    await client.query("BEGIN");
    try {
      await client.query("SELECT set_config('app.city', $1, true), set_config('app.actor', 'system', true)", [town.id]);
      results.push(await work(town));
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    }
  }
  return results;
}

export async function listHeld(client: pg.Client): Promise<HeldMails[]> {
  const held = await inEachTown(client, async ({ id, name }) => {
    const { rows } = await client.query<Omit<HeldMails, "town">>(
      `SELECT coalesce(m.kind, t.identifier) AS kind, count(*)::int AS count, min(j.created_at) AS oldest FROM ${JOBS}
       LEFT JOIN mail m ON m.id::text = j.payload ->> 'mailId' AND m.city_id::text = $1
       WHERE ${OF_TOWN} GROUP BY 1 ORDER BY 1`,
      [id],
    );
    return rows.map((row) => ({ town: name, ...row }));
  });
  return held.flat();
}

async function heldJobs(client: pg.Client, cityId: string): Promise<HeldJob[]> {
  const { rows } = await client.query<HeldJob>(
    `SELECT j.id::text, j.payload ->> 'mailId' AS mail_id FROM ${JOBS} WHERE ${OF_TOWN} ORDER BY j.id`,
    [cityId],
  );
  return rows;
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Lets everything that is held leave, by the worker. Returns how much it was. */
export async function sendHeld(client: pg.Client): Promise<number> {
  const counts = await inEachTown(client, async ({ id }) => {
    const jobs = (await heldJobs(client, id)).map((job) => job.id);
    await client.query("SELECT graphile_worker.reschedule_jobs($1::bigint[], run_at => now())", [jobs]);
    return jobs.length;
  });
  return total(counts);
}

const DROPPED = "Retenu à la restauration d’une sauvegarde, puis abandonné\u00a0: il était sans doute déjà parti.";

/** Gives up everything that is held: the mails stay, as failed, with the reason. Returns how much it was. */
export async function dropHeld(client: pg.Client): Promise<number> {
  const counts = await inEachTown(client, async ({ id }) => {
    const jobs = await heldJobs(client, id);
    const mails = jobs.flatMap(({ mail_id }) => mail_id ?? []);
    await client.query(
      "UPDATE mail SET status = 'failed', failure = 'held', error = $2 WHERE id = ANY ($1::uuid[]) AND status = 'queued' AND city_id = $3",
      [mails, DROPPED, id],
    );
    await client.query("SELECT graphile_worker.complete_jobs($1::bigint[])", [jobs.map((job) => job.id)]);
    return jobs.length;
  });
  return total(counts);
}
