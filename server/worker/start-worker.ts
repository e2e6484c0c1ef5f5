import "server-only";
import { EventEmitter } from "node:events";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import { closeDatabase } from "@/server/db/client";
import { logger } from "@/server/platform/logger";
import { startPresence } from "./presence";
import { cronItems, scheduledTasks } from "./schedule";
import { businessTasks } from "./tasks";

export interface RunningWorker {
  /** Lets the jobs under way finish, then lets go of everything. */
  stop(): Promise<void>;
  /** Ends when the worker does; rejects when it ends by a failure. */
  readonly ended: Promise<void>;
}

const DEAD_WORKERS_EVERY_MS = 5_000;

/** The queue's own words, in our log: a payload holds identifiers only, so nothing personal is said. */
function queueLogger(): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const { taskIdentifier, jobId } = scope;
    const word = level === "warning" ? "warn" : level;
    logger[word]({ taskIdentifier, jobId, err: meta?.error }, message);
  });
}

/** Runs the jobs of the base of `ownerUrl`, so many at once, and what the schedule asks for. */
export async function startWorker(ownerUrl: string, concurrency: number): Promise<RunningWorker> {
  const presence = startPresence(ownerUrl);
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => presence.announce(workerPool.id));

  const release = async () => {
    const dead = await presence.releaseDead();
    if (dead > 0) logger.warn({ dead }, "the jobs of dead workers are back in the queue");
  };
  const complain = (err: unknown) => logger.error({ err }, "dead workers could not be looked for");

  const runner = await run({
    connectionString: ownerUrl,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: { ...businessTasks(), ...scheduledTasks() },
    parsedCronItems: cronItems(),
    logger: queueLogger(),
    events,
  });
  let looking = release().catch(complain);
  await looking;
  const timer = setInterval(() => {
    looking = release().catch(complain);
  }, DEAD_WORKERS_EVERY_MS);

  const ended = runner.promise.finally(async () => {
    clearInterval(timer);
    await looking;
    await presence.stop();
    await closeDatabase();
  });
  return {
    ended,
    async stop() {
      await runner.stop();
      await ended;
    },
  };
}
