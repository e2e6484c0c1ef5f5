import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { BackupProblem } from "./problem";

/** Where a path leads, its links followed as far as it exists. */
function real(place: string): string {
  const absolute = path.resolve(place);
  if (existsSync(absolute)) return realpathSync(absolute);
  const parent = path.dirname(absolute);
  return parent === absolute ? absolute : path.join(real(parent), path.basename(absolute));
}

function isInside(place: string, folder: string): boolean {
  const relative = path.relative(real(folder), real(place));
  return relative === "" || !(relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative));
}

export interface Places {
  readonly storage: string;
  readonly keys: string;
  /** Where backups are written, or read. */
  readonly backups: string;
  readonly keyFile?: string;
}

/** @throws BackupProblem when the keys would come with what they close, or a backup would hold itself. */
export function checkPlaces({ storage, keys, backups, keyFile }: Places): void {
  const together = "avec elles dans la sauvegarde, le chiffrement ne protégerait plus rien.";
  if (isInside(keys, storage)) {
    throw new BackupProblem(
      `KEYS_DIR (${keys}) est dans STORAGE_DIR (${storage}). Sortez-en les clés\u00a0: ${together}`,
    );
  }
  if (isInside(keys, backups)) {
    throw new BackupProblem(
      `KEYS_DIR (${keys}) est dans le dossier des sauvegardes. Sortez-en les clés\u00a0: ${together}`,
    );
  }
  if (isInside(backups, storage) || isInside(backups, keys)) {
    throw new BackupProblem(
      `Le dossier des sauvegardes (${backups}) ne peut pas être dans STORAGE_DIR ni dans KEYS_DIR.`,
    );
  }
  if (keyFile && (isInside(keyFile, backups) || isInside(keyFile, storage))) {
    throw new BackupProblem(`La clé des sauvegardes (${keyFile}) ne peut pas être rangée avec ce qu’elle ferme.`);
  }
}
