import { env } from "@/server/platform/env";
import { logger } from "@/server/platform/logger";
import { startWorker } from "@/server/worker/start-worker";

const { DATABASE_OWNER_URL, WORKER_CONCURRENCY } = env();
if (!DATABASE_OWNER_URL) throw new Error("The worker needs DATABASE_OWNER_URL: the queue is not the serving role's");

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
