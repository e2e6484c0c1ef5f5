import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { ownerPassword } from "./postgres/password";
import { removeStaleLock, runningPort } from "./postgres/postmaster";
import { checkReachable, programs, runTool, unprivileged } from "./postgres/programs";

export { runningPort } from "./postgres/postmaster";

export interface LocalPostgres {
  /** URL of the owner on the database `preau`. */
  readonly ownerUrl: string;
  readonly startedHere: boolean;
  stop(): Promise<void>;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Makes the data folder, whole or not at all: a first start that was cut begins again. */
async function initialise(directory: string, password: string): Promise<void> {
  const { initdb } = await programs();
  const { uid, gid } = unprivileged();
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(os.tmpdir(), `preau-${randomBytes(8).toString("hex")}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (uid !== undefined && gid !== undefined) {
      for (const owned of [draft, passwordFile]) await chown(owned, uid, gid);
    }
    const icu = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=fr-FR"];
    const access = ["--auth=scram-sha-256", "--username=postgres", `--pwfile=${passwordFile}`];
    runTool(initdb, draft, ["-D", draft, ...access, ...icu]);
    await rename(draft, directory);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Stops the server that runs on `directory`, whoever started it; does nothing when none does. */
export async function stopLocalPostgres(directory: string): Promise<void> {
  if (!runningPort(directory)) return;
  const { pg_ctl } = await programs();
  runTool(pg_ctl, directory, ["-D", directory, "stop", "-s", "-w", "-m", "fast", "-t", "60"]);
}

interface StartOptions {
  /** A server left running by a crash is not only used: `stop` stops it. */
  readonly adopt?: boolean;
}

/**
 * Starts the embedded PostgreSQL kept in `directory`, making it at the first call. `pg_ctl` leaves the server in a
 * session of its own: a Ctrl-C in the terminal does not reach it, so that those who write to it stop before it does.
 * A server left running by a crash is used again; a stale `postmaster.pid` is no obstacle, nor is a password that was
 * lost.
 * @throws Error with PostgreSQL's own words when it does not start; in French when root keeps it from its files.
 */
export async function startLocalPostgres(
  directory: string,
  port: number,
  flags: string[] = [],
  { adopt = false }: StartOptions = {},
): Promise<LocalPostgres> {
  await mkdir(path.dirname(directory), { recursive: true });
  const found = await programs();
  checkReachable([path.dirname(directory), found.postgres], unprivileged());
  const password = await ownerPassword(directory, found);
  const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  const running = await answers(urlOf("postgres"));
  if (running && !adopt) return { ownerUrl: urlOf("preau"), startedHere: false, stop: async () => undefined };

  const stopNow = () =>
    runTool(found.pg_ctl, directory, ["-D", directory, "stop", "-s", "-w", "-m", "fast", "-t", "60"]);
  if (!running) {
    if (!existsSync(path.join(directory, "PG_VERSION"))) await initialise(directory, password);
    removeStaleLock(directory);
    // No socket of its own in /tmp: its lock file there would be one more that a crash leaves behind.
    const settings = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", ...flags];
    const log = path.join(directory, "server.log");
    const server = ["-p", String(port), ...settings].join(" ");
    runTool(found.pg_ctl, directory, ["-D", directory, "start", "-s", "-w", "-t", "120", "-l", log, "-o", server]);
  }
  const stopAtExit = () => {
    if (runningPort(directory)) stopNow();
  };
  process.once("exit", stopAtExit);
  const admin = new pg.Client({ connectionString: urlOf("postgres") });
  await admin.connect();
  const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = 'preau'");
  if (!rowCount) await admin.query("CREATE DATABASE preau");
  await admin.end();
  return {
    ownerUrl: urlOf("preau"),
    startedHere: true,
    stop: async () => {
      process.removeListener("exit", stopAtExit);
      stopNow();
    },
  };
}
