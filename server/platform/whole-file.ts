import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";

/** How the drafts of `writeWholeFile` end: a crash may leave one behind, and it counts for nothing. */
export const DRAFT_SUFFIX = ".part";

/**
 * Writes a file that appears whole under its name or not at all, also when the machine stops in the middle: what was
 * there before stays until then. On the disk when it returns. `mode` is that of the file, 0600 unless said otherwise.
 */
export async function writeWholeFile(file: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString("hex")}${DRAFT_SUFFIX}`;
  try {
    const handle = await open(draft, "wx", mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const folder = await open(path.dirname(file), "r");
  await folder.sync().finally(() => folder.close());
}
