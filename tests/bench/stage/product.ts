import path from "node:path";
import { ensureBuild } from "@/scripts/demo/production-build";
import { startService } from "@/scripts/demo/services";
import type { Variables } from "@/scripts/run/run-command";

export interface Product {
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * One web process of the production build. With BENCH_PROFILE set, it writes a CPU profile there when it stops.
 */
export async function startProduct(folder: string, env: Variables): Promise<Product> {
  await ensureBuild();
  const origin = env.APP_URL ?? "";
  const profile = process.env.BENCH_PROFILE;
  const service = await startService(folder, {
    name: "site",
    args: [...(profile ? ["--cpu-prof", `--cpu-prof-dir=${path.resolve(profile)}`] : []), "scripts/start.ts"],
    env: { ...env, PORT: new URL(origin).port, LOG_LEVEL: "error" },
    ready: { url: `${origin}/api/health` },
  });
  return { origin, stop: service.stop };
}
