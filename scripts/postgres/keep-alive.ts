import { runningPort } from "./postmaster";

const EVERY_MS = 1_000;

/**
 * Watches the server of `directory` and launches it again within a second of its death (the out-of-memory killer, a
 * crash), as often as it takes. PostgreSQL itself sees to a death of one of its own processes. Gives what ends the watch.
 */
export function keepAlive(directory: string, launch: () => void): () => void {
  const watch = setInterval(() => {
    if (runningPort(directory) !== undefined) return;
    console.error("PostgreSQL s’est arrêté\u00a0: il est relancé.");
    try {
      launch();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  }, EVERY_MS);
  watch.unref();
  return () => clearInterval(watch);
}
