import { startService } from "@/scripts/demo/services";
import type { Variables } from "@/scripts/run/run-command";

const SOURCES = ["--conditions=react-server", "--import", "tsx"];

export interface Worker {
  /** As the machine's out-of-memory killer does it. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** One worker of the product. */
export async function startWorker(folder: string, env: Variables): Promise<Worker> {
  const service = await startService(folder, {
    name: "worker",
    args: [...SOURCES, "server/worker.ts"],
    env: { ...env, LOG_LEVEL: "info" },
    ready: { says: "the worker is ready" },
  });
  return {
    kill: async () => {
      process.kill(service.pid, "SIGKILL");
      await service.ended;
    },
    stop: service.stop,
  };
}
