import pg from "pg";
import { migrate } from "../migrate";
import type { AfterRestore } from "./after-restore";
import { checkBackup } from "./check-backup";
import { knownMigrations, requireKnownMigrations } from "./known-migrations";
import { loadBase } from "./load-base";
import { type ReadManifest, readManifest } from "./manifest";
import { requireKeys } from "./needed-keys";
import { type RestoredFiles, requireOwnFiles, restoreFiles } from "./restore-files";
import { asOwner } from "./session";
import { inspectTarget, requireServing } from "./target-base";

export interface RestoreRequest {
  readonly ownerUrl: string;
  readonly servingUrl: string;
  readonly storage: string;
  /** KEYS_DIR. */
  readonly keys: string;
  readonly folder: string;
  readonly key?: Uint8Array;
  /** The files in `storage` survived, and stay. */
  readonly keepFiles: boolean;
  /** The version of the product. */
  readonly product: string;
  readonly say: (line: string) => void;
}

export interface Restored {
  readonly manifest: ReadManifest;
  readonly files: RestoredFiles;
  readonly after: AfterRestore;
  /** Migrations that this version has beyond those of the backup. */
  readonly migratedForward: number;
}

/** On a new server the migrations made the role without a password: it gets the one that DATABASE_URL uses. */
async function givePassword(ownerUrl: string, servingUrl: string): Promise<void> {
  const { username, password } = new URL(servingUrl);
  if (decodeURIComponent(username) !== "preau_app" || password === "") return;
  await asOwner(ownerUrl, async (client) => {
    await client.query(`ALTER ROLE preau_app PASSWORD ${pg.escapeLiteral(decodeURIComponent(password))}`);
  });
}

/**
 * Restores a backup into an empty base and an empty STORAGE_DIR. Everything that can be known beforehand is checked
 * before anything is touched: every byte of the backup, its version, the keys, the rights, the emptiness.
 * @throws BackupProblem, in French.
 */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const { ownerUrl, servingUrl, storage, folder, key, product, say } = request;
  const known = await knownMigrations();
  requireKnownMigrations(await readManifest(folder, key), known, product);
  const { manifest, files } = await checkBackup(folder, key);
  say(`Sauvegarde du ${manifest.takenAt}\u00a0: intacte.`);
  await requireKeys(manifest.keys, request.keys);
  const { newRole } = await asOwner(ownerUrl, inspectTarget);
  if (!newRole) await requireServing(ownerUrl, servingUrl);
  if (!request.keepFiles) await requireOwnFiles(storage, files);

  const stamp = manifest.takenAt.replace(/[:.]/g, "-");
  const restored = await restoreFiles(storage, folder, files, stamp);
  say(`Fichiers\u00a0: ${restored.written} écrits, ${restored.kept} déjà là.`);
  const after = await loadBase({ ownerUrl, folder, key, manifest, say });
  const migratedForward = known.length - manifest.migrations.length;
  if (migratedForward > 0) {
    await migrate(ownerUrl);
    say(`${migratedForward} migrations plus récentes que la sauvegarde ont été appliquées.`);
  }
  if (newRole) await givePassword(ownerUrl, servingUrl);
  await requireServing(ownerUrl, servingUrl);
  return { manifest, files: restored, after, migratedForward };
}
