import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate, servingUrl } from "../../scripts/migrate";
import { startLocalPostgres } from "../../scripts/postgres";

declare module "vitest" {
  export interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
  }
}

const PORT = Number(process.env.TEST_PG_PORT ?? 5511);

/**
 * A PostgreSQL of its own for the tests, migrated once into a template from which each test file gets a copy.
 * Durability is off: nothing here outlives the run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = path.join(os.tmpdir(), `preau-test-pg-${PORT}`);
  const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"];
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const server = await startLocalPostgres(directory, PORT, flags);
  const admin = new pg.Client({ connectionString: server.ownerUrl.replace(/\/preau$/, "/postgres") });
  await admin.connect();
  const { rows } = await admin.query(
    "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%' OR datname = 'template_preau'",
  );
  for (const { datname } of rows) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await admin.query("CREATE DATABASE template_preau");
  const template = server.ownerUrl.replace(/\/preau$/, "/template_preau");
  await migrate(template);
  const appUrl = await servingUrl(template);
  await admin.end();
  project.provide("ownerUrl", template);
  project.provide("appUrl", appUrl);
  // What the files of tests keep aside goes with the run. A server of their own, run as another user, must find it.
  const aside = mkdtempSync(path.join(os.tmpdir(), "preau-tests-"));
  chmodSync(aside, 0o755);
  process.env.TMPDIR = aside;
  return async () => {
    await server.stop();
    rmSync(aside, { recursive: true, force: true });
    if (server.startedHere) rmSync(directory, { recursive: true, force: true });
  };
}
