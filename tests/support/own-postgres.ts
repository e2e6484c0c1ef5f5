import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { vi } from "vitest";
import { migrate, servingUrl } from "@/scripts/migrate";
import { startLocalPostgres } from "@/scripts/postgres";
import { removeStaleLock, runningPort } from "@/scripts/postgres/postmaster";
import { programs, runTool } from "@/scripts/postgres/programs";
import { ownPort } from "./own-port";

export interface OwnPostgres {
  /** The server and every process of it, at once, without a word. */
  kill(): Promise<void>;
  /** Starts it again, as the service manager of a real server does (docs/exploitation.md), without waiting for it. */
  launch(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of one test file's own, as durable as in production, migrated. To call before anything reads the
 * environment: from then on the product in this process serves from it.
 */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "preau-own-pg-"));
  chmodSync(folder, 0o755);
  const directory = path.join(folder, "postgres");
  const server = await startLocalPostgres(directory, await ownPort(5_720));
  const { pg_ctl } = await programs();
  await migrate(server.ownerUrl);
  Object.assign(process.env, {
    DATABASE_OWNER_URL: server.ownerUrl,
    DATABASE_URL: await servingUrl(server.ownerUrl),
  });
  return {
    kill: () => killPostgres(directory, server.ownerUrl),
    launch: async () => {
      // A restart keeps the settings of the last start, and does not mind that nothing runs.
      const log = path.join(directory, "server.log");
      await vi.waitUntil(() => runningPort(directory) === undefined);
      removeStaleLock(directory);
      runTool(pg_ctl, directory, ["-D", directory, "restart", "-s", "-W", "-l", log]);
    },
    stop: async () => {
      if (runningPort(directory)) await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Kills the server of a data folder by SIGKILL: the postmaster first, so that it restarts nothing, then all the others. */
async function killPostgres(directory: string, ownerUrl: string): Promise<void> {
  const [postmaster = ""] = readFileSync(path.join(directory, "postmaster.pid"), "utf8").split("\n");
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
  for (const pid of [Number(postmaster), ...rows.map((row) => row.pid)]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It saw the postmaster die, and ended by itself.
    }
  }
  await client.end().catch(() => undefined);
}
