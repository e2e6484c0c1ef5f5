import { randomBytes } from "node:crypto";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { runMigrations as installJobQueue } from "graphile-worker";
import { runner } from "node-pg-migrate";
import pg from "pg";

const migrations = path.join(import.meta.dirname, "..", "prisma", "migrations");

/** Brings the base of `ownerUrl` to the present schema: the job queue first, then our own files in order. */
export async function migrate(ownerUrl: string): Promise<void> {
  await installJobQueue({ connectionString: ownerUrl });
  await runner({
    databaseUrl: ownerUrl,
    dir: migrations,
    direction: "up",
    migrationsTable: "schema_migration",
    checkOrder: true,
    log: () => undefined,
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

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const ownerUrl = process.env.DATABASE_OWNER_URL;
  if (!ownerUrl)
    throw new Error("DATABASE_OWNER_URL must name the owner of the base: migrations do not run as the serving role");
  await migrate(ownerUrl);
  console.log("La base est à jour.");
}
