import { AsyncLocalStorage } from "node:async_hooks";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, inject, vi } from "vitest";

// As Next's own server does before it loads anything: one test loads that server, which wraps the console of the worker for
// every file after it, with storages that only throw where this is missing.
Object.assign(globalThis, { AsyncLocalStorage });

// The product's modules are made anew for each file, as if it were alone: what they remember (the environment, the towns)
// is of its base. Libraries stay.
vi.resetModules();
const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
const ownerTemplate = inject("ownerUrl");
const on = (url: string, database: string) => url.replace(/\/[^/]+$/, `/${database}`);

async function asAdmin(statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: on(ownerTemplate, "postgres") });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

/** Each test file has a base of its own, copied from the migrated template, and serves as `preau_app`. */
for (let attempt = 0; ; attempt++) {
  try {
    // The files as they are: five times as quick as by the log, which nobody replays here.
    await asAdmin(`CREATE DATABASE ${name} TEMPLATE template_preau STRATEGY FILE_COPY`);
    break;
  } catch (error) {
    if (attempt > 20) throw error;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

// What a developer's shell may hold is nothing to a test: one that needs a provider or a mail server names its own.
for (const name of Object.keys(process.env)) {
  if (/^(API_PARTICULIER_|FRANCECONNECT_|PAYFIP_|SMTP_URL|RESEND_|MAIL_FROM|TRUSTED_PROXIES)/.test(name))
    delete process.env[name];
}

const files = mkdtempSync(path.join(os.tmpdir(), "preau-test-"));
Object.assign(process.env, {
  DATABASE_URL: on(inject("appUrl"), name),
  DATABASE_OWNER_URL: on(ownerTemplate, name),
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: "test-secret-test-secret-test-secret-test",
  KEYS_DIR: path.join(files, "keys"),
  STORAGE_DIR: path.join(files, "files"),
  LOG_LEVEL: "silent",
  // A busy machine makes a rush slow, not wrong.
  DATABASE_WAIT_SECONDS: "90",
});

/** Connections that were just ended may still be closing: cutting them would be an error without an owner. */
async function dropWhenLeft(): Promise<void> {
  for (let attempt = 0; attempt < 30; attempt++) {
    try {
      return await asAdmin(`DROP DATABASE IF EXISTS ${name}`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

afterAll(async () => {
  const { closeDatabase } = await import("@/server/db/client");
  await closeDatabase();
  await dropWhenLeft();
});
