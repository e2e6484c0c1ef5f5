import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { MANIFEST, readManifest } from "./manifest";
import { BackupProblem } from "./problem";
import { type Earlier, readFileList } from "./stored-files";

/** The folder of a backup is named after the instant at which it began, so that names sort by time. */
const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/;
const HOUR_MS = 3_600_000;

export function backupName(at: Date): string {
  return at.toISOString().replace(/[:.]/g, "-");
}

function beganAt(name: string): number {
  return Date.parse(name.replace(/T(\d\d)-(\d\d)-(\d\d)-/, "T$1:$2:$3."));
}

async function names(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && NAME.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

const isComplete = (root: string, name: string) => existsSync(path.join(root, name, MANIFEST));

/** The newest complete backup of `root` whose list of files holds; none is no obstacle. */
export async function newestComplete(root: string, key: Uint8Array | undefined): Promise<Earlier | undefined> {
  for (const name of (await names(root)).reverse()) {
    if (!isComplete(root, name)) continue;
    const folder = path.join(root, name);
    try {
      const { files } = await readManifest(folder, key);
      return { folder, files: await readFileList(folder, files.list) };
    } catch (error) {
      if (!(error instanceof BackupProblem)) throw error;
    }
  }
  return undefined;
}

/**
 * Removes the backups of `root` beyond the `keep` newest complete ones, and those that were interrupted more than a day
 * ago. Returns the names of what it removed.
 */
export async function removeOld(root: string, keep: number, now: Date): Promise<string[]> {
  const all = await names(root);
  const complete = all.filter((name) => isComplete(root, name));
  const old = complete.slice(0, Math.max(0, complete.length - keep));
  const interrupted = all.filter((name) => !complete.includes(name) && now.getTime() - beganAt(name) > 24 * HOUR_MS);
  const removed = [...old, ...interrupted];
  for (const name of removed) {
    // The manifest first: what is half removed is no backup.
    await rm(path.join(root, name, MANIFEST), { force: true });
    await rm(path.join(root, name), { recursive: true });
  }
  return removed;
}
