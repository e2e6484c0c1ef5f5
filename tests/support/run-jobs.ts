import { Logger, runOnce, type TaskList } from "graphile-worker";
import { owner } from "./owner";
import { until } from "./worker-process";

async function held(): Promise<number> {
  const { rows } = await owner().query<{ n: number }>(
    "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE locked_by IS NOT NULL",
  );
  return rows[0]?.n ?? 0;
}

/**
 * Does every job that is due as one worker does it, `concurrency` at once, and ends when what came of the last one is
 * written down: the queue's own `runOnce` ends before. Jobs that others hold stay theirs.
 */
export async function runJobs(taskList: TaskList, concurrency = 1): Promise<void> {
  const others = await held();
  await runOnce({
    connectionString: process.env.DATABASE_OWNER_URL,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    concurrency,
    taskList,
  });
  await until(async () => (await held()) <= others, 20_000);
}
