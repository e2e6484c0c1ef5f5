import "server-only";
import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Logger, type Runner, run, type WorkerEvents } from "graphile-worker";
import { closeDatabase } from "@/server/db/client";
import { logger } from "@/server/platform/logger";
import { BaseAway, PatientPool } from "./patient-pool";
import { startPresence } from "./presence";
import { cronItems, scheduledTasks } from "./schedule";
import { businessTasks } from "./tasks";

export interface RunningWorker {
  /** Lets the jobs under way finish, unless the base is away, then lets go of everything. */
  stop(): Promise<void>;
  /** Ends when the worker does; rejects when it ends by a failure. */
  readonly ended: Promise<void>;
}

const DEAD_WORKERS_EVERY_MS = 5_000;
/** What is under way when the base is away cannot be written down: a stop waits no longer than this for it. */
const LAST_WORDS_MS = 2_000;

/** The queue's own words, in our log: a payload holds identifiers only, so nothing personal is said. */
function queueLogger(): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const { taskIdentifier, jobId } = scope;
    const word = level === "warning" ? "warn" : level;
    logger[word]({ taskIdentifier, jobId, err: meta?.error }, message);
  });
}

/**
 * Runs the jobs of the base of `ownerUrl`, so many at once, and what the schedule asks for. When the base has been away,
 * the queue's runner is replaced by another, under another name: a job that the base gave while it died, so that nobody
 * runs it, is then one of a dead worker's, and goes back to the queue. One that was done meanwhile is written down first.
 */
export async function startWorker(ownerUrl: string, concurrency: number): Promise<RunningWorker> {
  const presence = startPresence(ownerUrl);
  const pool = new PatientPool(ownerUrl);
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => presence.announce(workerPool.id));

  const release = async () => {
    const dead = await presence.releaseDead();
    if (dead > 0) logger.warn({ dead }, "the jobs of dead workers are back in the queue");
  };
  const complain = (err: unknown) => logger.error({ err }, "dead workers could not be looked for");

  async function startRunner(): Promise<Runner> {
    try {
      return await run({
        pgPool: pool,
        concurrency,
        noHandleSignals: true,
        pollInterval: 2_000,
        taskList: { ...businessTasks(), ...scheduledTasks() },
        parsedCronItems: cronItems(),
        logger: queueLogger(),
        events,
      });
    } catch (error) {
      if (error instanceof BaseAway) return startRunner();
      throw error;
    }
  }
  const first = await startRunner();
  let looking = release().catch(complain);
  await looking;
  const timer = setInterval(() => {
    looking = release().catch(complain);
  }, DEAD_WORKERS_EVERY_MS);

  const stopAsked = Promise.withResolvers<"stop">();
  async function work(): Promise<void> {
    for (let runner = first; ; runner = await startRunner()) {
      const next = await Promise.race([
        stopAsked.promise,
        presence.back(),
        runner.promise.then(() => "ended" as const),
      ]);
      if (next !== "ended") await runner.stop();
      if (next) return;
    }
  }
  const ended = work().finally(async () => {
    clearInterval(timer);
    await looking;
    await presence.stop();
    await closeDatabase();
    await pool.end();
  });
  const abandoned = stopAsked.promise.then(presence.away).then(() => wait(LAST_WORDS_MS));
  const over = Promise.race([ended, abandoned]);
  return {
    ended: over,
    async stop() {
      stopAsked.resolve("stop");
      await over;
    },
  };
}
