import { envOrExit } from "@/server/platform/env";
import { logger } from "@/server/platform/logger";
import { startWorker } from "@/server/worker/start-worker";

const { DATABASE_OWNER_URL, WORKER_CONCURRENCY } = envOrExit();
if (!DATABASE_OWNER_URL) {
  // The queue is not the serving role's.
  console.error("DATABASE_OWNER_URL manque\u00a0: le processus des tâches travaille avec le propriétaire de la base.");
  process.exit(1);
}

const worker = await startWorker(DATABASE_OWNER_URL, WORKER_CONCURRENCY);
logger.info("the worker is ready");

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    logger.info({ signal }, "the worker finishes what it has begun");
    worker.stop().catch((err) => logger.error({ err }, "the worker did not stop cleanly"));
  });
}
await worker.ended;
// A connection that a relay never answered may linger; nothing that it could still do is waited for.
process.exit(0);
