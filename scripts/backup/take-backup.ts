import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { keyIdOf } from "./backup-key";
import { appliedMigrations, LEFT_OUT, savedTables, sequences, towns } from "./catalogue";
import { type Manifest, type SavedTable, writeManifest } from "./manifest";
import { nameKeys } from "./needed-keys";
import { asOwner, keepAlone } from "./session";
import { backupName, newestComplete } from "./siblings";
import { type Earlier, type FileList, filesUnder, HEADS, saveFiles, writeFileList } from "./stored-files";
import { saveTable } from "./table-copy";

export interface BackupRequest {
  readonly ownerUrl: string;
  /** STORAGE_DIR. */
  readonly storage: string;
  /** The folder in which backups are made, one folder each. */
  readonly root: string;
  /** Seals the tables; the files are sealed already. */
  readonly key?: Uint8Array;
  /** The version of the product. */
  readonly product: string;
  readonly now: Date;
}

export interface Taken {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Everything that the base holds, of one and the same instant. */
async function saveBase(client: pg.Client, folder: string, { key, product }: BackupRequest) {
  const cities = await towns(client);
  const cityIds = cities.map(({ id }) => id);
  const tables: SavedTable[] = [];
  for (const table of await savedTables(client)) tables.push(await saveTable(client, table, cityIds, folder, key));
  const { rows } = await client.query<{ at: Date; version: string; database: string }>(
    "SELECT transaction_timestamp() AS at, current_setting('server_version') AS version, current_database() AS database",
  );
  const [server] = rows;
  if (!server) throw new Error("The base does not say what it is");
  return {
    format: 1 as const,
    product,
    takenAt: server.at.toISOString(),
    server: { version: server.version, database: server.database },
    migrations: await appliedMigrations(client),
    keys: await nameKeys(cities),
    encryption: key ? { keyId: keyIdOf(key) } : null,
    tables,
    sequences: await sequences(client),
    excluded: Object.entries(LEFT_OUT).map(([table, reason]) => ({ table, reason })),
  };
}

/**
 * The order keeps the parts in step. The files and the published seals come first: no seal of the copy is unknown to the
 * snapshot. Files that came meanwhile follow at once: every file that the snapshot names is copied.
 */
async function saveAll(client: pg.Client, folder: string, earlier: Earlier | undefined, request: BackupRequest) {
  const { storage } = request;
  const list: FileList = new Map();
  let bytes = 0;
  const saveOf = async (names: string[]) => {
    bytes += (await saveFiles(storage, names, folder, list, earlier)).bytes;
  };
  const isNew = (name: string) => !list.has(name) && !name.startsWith(`${HEADS}/`);
  await saveOf(await filesUnder(storage));
  await saveOf((await filesUnder(storage)).filter(isNew));

  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query("SELECT pg_current_snapshot()");
  await saveOf((await filesUnder(storage)).filter(isNew));
  const base = await saveBase(client, folder, request);
  await client.query("COMMIT");
  return { ...base, files: { count: list.size, bytes, list: await writeFileList(folder, list) } };
}

/**
 * Makes a complete backup while the site serves, in a new folder of `root`. Its manifest is written last: a folder
 * without one was interrupted, and a failure leaves no folder.
 * @throws BackupProblem when a migration or another backup is under way.
 */
export async function takeBackup(request: BackupRequest): Promise<Taken> {
  return asOwner(request.ownerUrl, async (client) => {
    await keepAlone(client);
    await mkdir(request.root, { recursive: true, mode: 0o700 });
    const earlier = await newestComplete(request.root, request.key);
    const folder = path.join(request.root, backupName(request.now));
    await mkdir(path.join(folder, "tables"), { recursive: true, mode: 0o700 });
    try {
      const manifest = await saveAll(client, folder, earlier, request);
      await writeManifest(folder, manifest, request.key);
      return { folder, manifest };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  });
}
