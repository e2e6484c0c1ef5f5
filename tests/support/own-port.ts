import { freePort } from "@/scripts/demo/free-port";

/** Files that run side by side, each in a worker of its own (vitest.config.ts), and the ports that each may look at. */
const APART = 15;

/**
 * A free port from `first` upwards for a server of one test file. Two workers that looked at the same moment would find
 * the same one, which only the first server gets: each has its own to look at.
 */
export function ownPort(first: number): Promise<number> {
  const worker = Number(process.env.VITEST_POOL_ID ?? 1);
  return freePort(first + (worker - 1) * APART);
}
