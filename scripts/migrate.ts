import { randomBytes } from "node:crypto";
import { realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runMigrations as installJobQueue } from "graphile-worker";
import { PG_MIGRATE_LOCK_ID, runner } from "node-pg-migrate";
import pg from "pg";
import { databaseOwnerUrl } from "@/server/platform/env";
import { runCommandLine } from "./backup/command-line";
import { BackupProblem } from "./backup/problem";
import { requireRights } from "./backup/required-rights";

const migrations = path.join(import.meta.dirname, "..", "prisma", "migrations");

/**
 * Runs `work` while nobody else migrates this base nor makes a backup of it. A migration that waited for a backup would
 * make the whole site wait behind it: it is refused at once.
 */
async function alone(ownerUrl: string, work: () => Promise<unknown>): Promise<void> {
  const holder = new pg.Client({ connectionString: ownerUrl });
  await holder.connect();
  try {
    const { rows } = await holder.query("SELECT pg_try_advisory_lock($1) AS free", [PG_MIGRATE_LOCK_ID]);
    if (!rows[0]?.free) {
      throw new BackupProblem(
        "Une sauvegarde ou une autre migration de cette base est en cours. Recommencez quand elle sera finie.",
      );
    }
    await requireRights(holder);
    await work();
  } finally {
    await holder.end();
  }
}

/**
 * Brings the base of `ownerUrl` to the present schema: the job queue first, then our own files in order; only the first
 * `count` of them for a restore, which takes a backup as it was.
 * @throws BackupProblem, in French, when a backup is under way, or when the server or the role is not what they ask.
 */
export async function migrate(ownerUrl: string, count?: number): Promise<void> {
  await alone(ownerUrl, async () => {
    await installJobQueue({ connectionString: ownerUrl });
    await runner({
      databaseUrl: ownerUrl,
      dir: migrations,
      direction: "up",
      count: count ?? Number.POSITIVE_INFINITY,
      migrationsTable: "schema_migration",
      checkOrder: true,
      // `alone` holds that very lock.
      noLock: true,
      log: () => undefined,
    });
  });
}

/** Gives the serving role a password, by default a new one, and returns the URL that the web processes use. */
export async function servingUrl(ownerUrl: string, password = randomBytes(24).toString("base64url")): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`ALTER ROLE preau_app PASSWORD ${client.escapeLiteral(password)}`);
  await client.end();
  const url = new URL(ownerUrl);
  url.username = "preau_app";
  url.password = password;
  return url.toString();
}

// Through a link too: the folder of the version in service may be one.
if (process.argv[1] && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  await runCommandLine(async () => {
    await migrate(databaseOwnerUrl());
    console.log("La base est à jour.");
    return 0;
  });
}
