import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import * as z from "zod";
import { migrate } from "@/scripts/migrate";
import { runningPort, startLocalPostgres } from "@/scripts/postgres";
import { root } from "@/scripts/run/run-command";

/** Settings that a city's PostgreSQL would have too; all durability is left on. */
export const POSTGRES_SETTINGS = {
  shared_buffers: "2GB",
  max_wal_size: "8GB",
  max_connections: "100",
  shared_preload_libraries: "pg_stat_statements",
} as const;

const PORT = 5590;
/** Days are seeded around the day of loading: a town is loaded again before they are all gone. */
const KEPT_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

const stampSchema = z.object({ digest: z.string(), loadedAt: z.string() });

export interface BenchDatabase {
  /** The base of this run: a fresh copy of the loaded town, which the benches may change. */
  readonly ownerUrl: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** Of what makes the town; migrations that came since are applied to the copy of each run. */
async function digestOfTown(): Promise<string> {
  const digest = createHash("sha256");
  const folder = path.join(root, "prisma", "seed");
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
  for (const file of files.sort()) digest.update(readFileSync(path.join(folder, file)));
  return digest.digest("hex");
}

async function isCurrent(stampFile: string, digest: string, now: Date): Promise<boolean> {
  if (!existsSync(stampFile)) return false;
  if (process.env.BENCH_TOWN === "keep") return true;
  const stamp = stampSchema.parse(JSON.parse(readFileSync(stampFile, "utf8")));
  return stamp.digest === digest && now.getTime() - Date.parse(stamp.loadedAt) < KEPT_DAYS * DAY_MS;
}

async function inAdmin(ownerUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const url = new URL(ownerUrl);
  url.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  await work(admin);
  await admin.end();
}

/**
 * The embedded PostgreSQL of the benches with the town that `load` writes, kept from run to run. It is loaded again
 * when the seed changes (BENCH_TOWN=keep: not even then).
 */
export async function openDatabase(
  folder: string,
  load: (ownerUrl: string) => Promise<void>,
  now: Date,
): Promise<BenchDatabase> {
  await mkdir(folder, { recursive: true });
  const directory = path.join(folder, "postgres");
  const flags = Object.entries(POSTGRES_SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const postgres = await startLocalPostgres(directory, runningPort(directory) ?? PORT, flags, { adopt: true });
  const stampFile = path.join(folder, "town.json");
  const digest = await digestOfTown();
  if (!(await isCurrent(stampFile, digest, now))) {
    rmSync(stampFile, { force: true });
    await inAdmin(postgres.ownerUrl, async (admin) => {
      await admin.query("DROP DATABASE IF EXISTS preau WITH (FORCE)");
      await admin.query("CREATE DATABASE preau");
    });
    await migrate(postgres.ownerUrl);
    await load(postgres.ownerUrl);
    writeFileSync(stampFile, JSON.stringify({ digest, loadedAt: now.toISOString() }));
  }
  let version = "";
  await inAdmin(postgres.ownerUrl, async (admin) => {
    await admin.query("DROP DATABASE IF EXISTS bench WITH (FORCE)");
    await admin.query("CREATE DATABASE bench TEMPLATE preau STRATEGY file_copy");
    const { rows } = await admin.query<{ server_version: string }>("SHOW server_version");
    version = rows[0]?.server_version ?? "";
  });
  const url = new URL(postgres.ownerUrl);
  url.pathname = "/bench";
  return { ownerUrl: url.toString(), version, stop: postgres.stop };
}
