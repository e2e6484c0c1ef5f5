import { createHash } from "node:crypto";
import { link, mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { DRAFT_SUFFIX, writeWholeFile } from "@/server/platform/whole-file";
import type { StoredFile } from "./manifest";
import { BackupProblem } from "./problem";

/** Where the published seals of the history are, in STORAGE_DIR. */
export const HEADS = "history-heads";
/** Folder and list of the files in a backup. The list can be checked by `sha256sum -c files.sha256`. */
const FOLDER = "files";
const LIST = "files.sha256";
const AT_ONCE = 8;

/** The files of a backup: path from STORAGE_DIR, SHA-256 in hexadecimal. */
export type FileList = Map<string, string>;

export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** Every file under `root`, by its path from there, in one order; none when the folder is not there. Drafts are left out. */
export async function filesUnder(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(DRAFT_SUFFIX))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Does `work` for each item, several at once. */
export async function forEachFile<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const lane = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** `writeWholeFile` in a folder that may have to be made. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeWholeFile(file, bytes);
}

export function placeIn(backup: string, name: string): string {
  return path.join(backup, FOLDER, ...name.split("/"));
}

/** An earlier backup beside this one: what has not changed is not written a second time, but given a second name. */
export interface Earlier {
  readonly folder: string;
  readonly files: FileList;
}

async function linked(earlier: Earlier | undefined, name: string, digest: string, target: string): Promise<boolean> {
  if (earlier?.files.get(name) !== digest) return false;
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  try {
    await link(placeIn(earlier.folder, name), target);
    return true;
  } catch {
    return false;
  }
}

/**
 * Copies the files `names` of `storage` into the backup and adds them to `list`. They are sealed under the city's key
 * already, and stay so. One that is gone meanwhile was given up by the base before: it is not missed.
 */
export async function saveFiles(
  storage: string,
  names: readonly string[],
  backup: string,
  list: FileList,
  earlier: Earlier | undefined,
): Promise<{ readonly bytes: number }> {
  let total = 0;
  await forEachFile(names, async (name) => {
    if (/[\\\n]/.test(name))
      throw new BackupProblem(`STORAGE_DIR contient un fichier au nom impossible\u00a0: ${name}`);
    const bytes = await readFile(path.join(storage, name)).catch((error) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (!bytes) return;
    const digest = digestOf(bytes);
    const target = placeIn(backup, name);
    if (!(await linked(earlier, name, digest, target))) await writeWhole(target, bytes);
    list.set(name, digest);
    total += bytes.length;
  });
  return { bytes: total };
}

/** Writes the list of the files, and says what it is. */
export async function writeFileList(backup: string, list: FileList): Promise<StoredFile> {
  const lines = [...list]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, digest]) => `${digest}  ${FOLDER}/${name}\n`);
  const bytes = Buffer.from(lines.join(""));
  await writeWhole(path.join(backup, LIST), bytes);
  return { file: LIST, bytes: bytes.length, sha256: digestOf(bytes) };
}

/** The list of the files of a backup. @throws BackupProblem when it is missing or altered. */
export async function readFileList(backup: string, { file, sha256 }: StoredFile): Promise<FileList> {
  const bytes = await readFile(path.join(backup, file)).catch((error) => {
    if (isMissing(error)) throw new BackupProblem(`Il manque ${file} à la sauvegarde.`);
    throw error;
  });
  if (digestOf(bytes) !== sha256)
    throw new BackupProblem(`${file} a été modifié\u00a0: son empreinte n’est pas la bonne.`);
  const list: FileList = new Map();
  for (const line of bytes.toString("utf8").split("\n")) {
    if (line === "") continue;
    const name = line.slice(64 + 2 + FOLDER.length + 1);
    const outside = name.split("/").some((part) => part === "" || part === "." || part === "..");
    if (outside) throw new BackupProblem(`${file} nomme un fichier hors de la sauvegarde\u00a0: ${name}`);
    list.set(name, line.slice(0, 64));
  }
  return list;
}
