import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { expect } from "vitest";
import type { RestoreRequest } from "@/scripts/backup/restore-backup";
import { type Taken, takeBackup } from "@/scripts/backup/take-backup";
import { startLocalPostgres } from "@/scripts/postgres";
import { sealHistory } from "@/server/history";
import { newId } from "@/server/platform/ids";
import { ownPort } from "../../../support/own-port";
import { until } from "../../../support/worker-process";

export const VERSION = "0.1.0";

/** A folder of its own for a test file. */
export function newFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), "preau-backup-"));
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is set for every test file`);
  return value;
}

/** The folders and the base of the test file. */
export const here = {
  ownerUrl: () => variable("DATABASE_OWNER_URL"),
  servingUrl: () => variable("DATABASE_URL"),
  storage: () => variable("STORAGE_DIR"),
  keys: () => variable("KEYS_DIR"),
};

/** A backup of the test file's base in a new folder of `root`. */
export function backUp(root: string, key?: Uint8Array): Promise<Taken> {
  const { ownerUrl, storage } = here;
  return takeBackup({ ownerUrl: ownerUrl(), storage: storage(), root, key, product: VERSION, now: new Date() });
}

/**
 * Seals what a city has written. Transactions are numbered for the whole server: one that is open in another test's base
 * holds the seal back for a moment.
 */
export async function seal(cityId: string): Promise<void> {
  await until(async () => (await sealHistory(cityId)) > 0, 60_000);
}

export const onBase = (url: string, database: string) => url.replace(/\/[^/]+$/, `/${database}`);

export function asRole(url: string, name: string, password: string): string {
  const changed = new URL(url);
  [changed.username, changed.password] = [name, password];
  return changed.toString();
}

export async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export interface EmptyBase {
  readonly ownerUrl: string;
  readonly servingUrl: string;
  drop(): Promise<void>;
}

/** An empty base beside the test file's own, on the same server. */
export async function emptyBase(): Promise<EmptyBase> {
  const name = `test_${newId().replaceAll("-", "")}`;
  const adminUrl = onBase(here.ownerUrl(), "postgres");
  await asAdmin(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name}`));
  return {
    ownerUrl: onBase(here.ownerUrl(), name),
    servingUrl: onBase(here.servingUrl(), name),
    drop: async () => {
      await asAdmin(adminUrl, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

/** What to restore where; nothing is printed. */
export function restoration(folder: string, base: EmptyBase, over: Partial<RestoreRequest> = {}): RestoreRequest {
  return {
    ownerUrl: base.ownerUrl,
    servingUrl: base.servingUrl,
    storage: path.join(newFolder(), "files"),
    keys: here.keys(),
    folder,
    keepFiles: false,
    product: VERSION,
    say: () => undefined,
    ...over,
  };
}

/** Another server, whose transactions are counted from the beginning. */
export async function anotherServer(): Promise<{ readonly adminUrl: string; stop(): Promise<void> }> {
  // Straight under the temporary folder: the user that PostgreSQL runs as must reach it.
  const directory = path.join(os.tmpdir(), `preau-backup-pg-${newId()}`);
  const { ownerUrl, stop } = await startLocalPostgres(directory, await ownPort(5_650), ["-c", "fsync=off"]);
  return {
    adminUrl: onBase(ownerUrl, "postgres"),
    async stop() {
      await stop();
      for (const left of [directory, `${directory}.password`]) rmSync(left, { recursive: true, force: true });
    },
  };
}

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a command of the operator in a process of its own. */
export function command(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", `scripts/${script}.ts`, ...args],
      { env: { ...process.env, ...env }, maxBuffer: 16_000_000 },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, output: `${stdout}${stderr}` }),
    );
  });
}

/** Every table of a base but those left out, as one text each, in an order that owes nothing to the backup's own code. */
export async function contentsOf(url: string): Promise<Record<string, string>> {
  return asAdmin(url, async (client) => {
    await client.query("SET TimeZone = 'UTC'");
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'app', 'graphile_worker') AND c.relname <> 'rate_limit' ORDER BY 1`,
    );
    const contents: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
      contents[name] = rows
        .map(({ line }) => line)
        .sort()
        .join("\n");
    }
    return contents;
  });
}

/** Everything of a base that is not a row: what migrations made, down to each right, trigger and policy. */
export async function catalogueOf(url: string): Promise<string[]> {
  const statement = `
    SELECT format('table %s rls=%s force=%s acl=%s persistence=%s', c.oid::regclass, relrowsecurity, relforcerowsecurity, replace(relacl::text, pg_get_userbyid(relowner), 'OWNER'), relpersistence) AS line
      FROM pg_class c WHERE relkind IN ('r', 'S') AND relnamespace::regnamespace::text IN ('public', 'app', 'graphile_worker')
    UNION ALL SELECT format('column %s.%s %s %s %s %s', a.attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attgenerated, pg_get_expr(d.adbin, d.adrelid))
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE c.relkind = 'r' AND attnum > 0 AND NOT attisdropped AND c.relnamespace::regnamespace::text IN ('public', 'app', 'graphile_worker')
    UNION ALL SELECT format('constraint %s %s %s validated=%s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
      FROM pg_constraint WHERE connamespace::regnamespace::text IN ('public', 'app', 'graphile_worker')
    UNION ALL SELECT format('index %s valid=%s', pg_get_indexdef(indexrelid), indisvalid)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace::regnamespace::text IN ('public', 'app', 'graphile_worker')
    UNION ALL SELECT format('trigger %s enabled=%s', pg_get_triggerdef(t.oid), tgenabled) FROM pg_trigger t WHERE NOT tgisinternal
    UNION ALL SELECT format('policy %s %s %s %s', polrelid::regclass, polname, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) FROM pg_policy
    UNION ALL SELECT format('function %s acl=%s', pg_get_functiondef(p.oid), replace(proacl::text, pg_get_userbyid(proowner), 'OWNER')) FROM pg_proc p
      WHERE pronamespace::regnamespace::text IN ('app', 'graphile_worker') AND proname <> 'history_offset'
    ORDER BY 1`;
  return asAdmin(url, async (client) => (await client.query<{ line: string }>(statement)).rows.map(({ line }) => line));
}

export async function count(url: string, from: string): Promise<number> {
  return asAdmin(url, async (client) => {
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
    expect(rows).toHaveLength(1);
    return rows[0]?.n ?? 0;
  });
}
