import { readFile, rename } from "node:fs/promises";
import path from "node:path";
import { BackupProblem } from "./problem";
import {
  digestOf,
  type FileList,
  filesUnder,
  forEachFile,
  HEADS,
  isMissing,
  placeIn,
  writeWhole,
} from "./stored-files";

export interface RestoredFiles {
  readonly written: number;
  /** Already there, and left as they were. */
  readonly kept: number;
  /** Of these, the ones that the backup has otherwise. */
  readonly different: number;
  /** Where the published seals that were there have been put, if there were any others. */
  readonly headsMovedTo: string | undefined;
}

const SHOWN = 5;

async function digestIn(storage: string, name: string): Promise<string | undefined> {
  try {
    return digestOf(await readFile(path.join(storage, name)));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * @throws BackupProblem when `storage` has a file that the backup has not, or has otherwise. Files that are the same are
 * those of a restore that was interrupted: it goes on.
 */
export async function requireOwnFiles(storage: string, files: FileList): Promise<void> {
  const strangers: string[] = [];
  await forEachFile(await filesUnder(storage), async (name) => {
    if (files.get(name) !== (await digestIn(storage, name))) strangers.push(name);
  });
  if (strangers.length === 0) return;
  const shown = strangers.sort().slice(0, SHOWN).join(", ");
  throw new BackupProblem(
    `STORAGE_DIR (${storage}) contient ${strangers.length} fichiers qui ne sont pas ceux de la sauvegarde (${shown}…). Rien n’a été touché. Donnez un dossier vide, ou --keep-files si ces fichiers ont survécu à la panne et doivent rester.`,
  );
}

/** The seals that were published after the snapshot speak of lines that are lost: they are put aside, for the record. */
async function setHeadsAside(storage: string, files: FileList, stamp: string): Promise<string | undefined> {
  const present = (await filesUnder(path.join(storage, HEADS))).map((name) => `${HEADS}/${name}`);
  const same = await Promise.all(present.map(async (name) => (await digestIn(storage, name)) === files.get(name)));
  if (same.every(Boolean)) return undefined;
  const aside = path.join(storage, `${HEADS}-avant-${stamp}`);
  await rename(path.join(storage, HEADS), aside);
  return aside;
}

/**
 * Puts the files of a backup back into `storage`. A file that is there already is left as it is: after a change of key
 * it may be newer than the backup, and the old key opens the other.
 */
export async function restoreFiles(
  storage: string,
  backup: string,
  files: FileList,
  stamp: string,
): Promise<RestoredFiles> {
  const headsMovedTo = await setHeadsAside(storage, files, stamp);
  let [written, kept, different] = [0, 0, 0];
  await forEachFile(files, async ([name, digest]) => {
    const present = await digestIn(storage, name);
    if (present !== undefined) {
      kept++;
      if (present !== digest) different++;
      return;
    }
    const bytes = await readFile(placeIn(backup, name));
    if (digestOf(bytes) !== digest) throw new BackupProblem(`files/${name} a changé pendant la restauration.`);
    await writeWhole(path.join(storage, name), bytes);
    written++;
  });
  return { written, kept, different, headsMovedTo };
}
