import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { KEYED_JOBS } from "@/server/db/jobs";
import { logger } from "@/server/platform/logger";

/** The first half of the advisory locks' keys; the second is the hash of a worker's name. */
const LOCK_CLASS = 20_261_122;
/** A process has this long between taking its first job and being seen as present. */
const GRACE_SECONDS = 5;
const RECONNECT_MS = 1_000;

const JOBS_OF_THE_DEAD = `
  SELECT DISTINCT j.locked_by AS name FROM graphile_worker.jobs j
  WHERE j.locked_by IS NOT NULL AND j.locked_at < now() - make_interval(secs => $2)
    AND NOT EXISTS (
      SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
      WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1::oid
        AND l.objid::bigint = hashtext(j.locked_by)::bigint & 4294967295)`;

/** Jobs whose worker died after another had taken their place (the next step of a run, say): there is nothing left to do. */
const DROP_REPLACED = `
  SELECT graphile_worker.complete_jobs(ARRAY(
    SELECT j.id FROM graphile_worker.jobs j
    WHERE j.task_identifier = ANY($1) AND j.key IS NULL AND j.attempts >= j.max_attempts AND j.locked_at IS NULL))`;

/** Tells which processes are alive, by locks that PostgreSQL itself lets go of when they die. */
export interface Presence {
  /** `name` is what the queue writes on the jobs that this process takes: the name of its pool of workers. */
  announce(name: string): void;
  /** Gives the jobs of processes that died back to the queue; says how many processes there were. */
  releaseDead(): Promise<number>;
  /** Settles as soon as the base is away: at once when it is. */
  away(): Promise<void>;
  /** Settles when the base has been away, and is back. */
  back(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * graphile-worker only takes back the jobs of a dead process after four hours. Here every process holds an advisory
 * lock under its name on a connection of its own: killed process, closed connection, free lock. A cut connection is
 * opened again and the lock taken anew. As it is the one connection that is always open, it also tells whether the base
 * is there.
 */
export function startPresence(ownerUrl: string): Presence {
  let ownName: string | undefined;
  let client: pg.Client | undefined;
  let stopped = false;
  let away = Promise.withResolvers<void>();
  let back = Promise.withResolvers<void>();
  let wasAway = false;
  /** The others may not have announced themselves again yet. */
  let isJustBack = false;

  const hold = async (on: pg.Client, name: string) => {
    await on.query("SELECT pg_advisory_unlock_all()");
    await on.query("SELECT pg_advisory_lock_shared($1, hashtext($2))", [LOCK_CLASS, name]);
  };

  function goAway(err: unknown): void {
    client = undefined;
    if (wasAway || stopped) return;
    wasAway = true;
    back = Promise.withResolvers();
    away.resolve();
    logger.warn({ err }, "the base is away: the worker waits for it");
  }

  function comeBack(): void {
    if (!wasAway) return;
    wasAway = false;
    isJustBack = true;
    away = Promise.withResolvers();
    back.resolve();
    logger.warn("the base is back: the worker goes on");
  }

  async function connect(): Promise<void> {
    while (!stopped) {
      const next = new pg.Client({ connectionString: ownerUrl, application_name: "preau-worker", keepAlive: true });
      next.on("error", (err) => {
        if (client !== next) return;
        goAway(err);
        void connect();
      });
      try {
        await next.connect();
        for (let held: string | undefined; held !== ownName; ) {
          held = ownName;
          if (held) await hold(next, held);
        }
        client = next;
        comeBack();
        return;
      } catch (err) {
        goAway(err);
        await next.end().catch(() => undefined);
        await wait(RECONNECT_MS);
      }
    }
  }

  const ready = connect();
  return {
    announce(name) {
      ownName = name;
      if (client) hold(client, name).catch((err) => logger.warn({ err }, "the worker could not be announced"));
    },
    async releaseDead() {
      await ready;
      if (!client) return 0;
      if (isJustBack) {
        isJustBack = false;
        return 0;
      }
      const { rows } = await client.query<{ name: string }>(JOBS_OF_THE_DEAD, [LOCK_CLASS, GRACE_SECONDS]);
      const dead = rows.map((row) => row.name);
      if (dead.length > 0) {
        await client.query("SELECT graphile_worker.force_unlock_workers($1)", [dead]);
        await client.query(DROP_REPLACED, [[...KEYED_JOBS]]);
      }
      return dead.length;
    },
    away: () => away.promise,
    async back() {
      await away.promise;
      await back.promise;
    },
    async stop() {
      stopped = true;
      await ready;
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}
