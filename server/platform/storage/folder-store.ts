import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { open as openSealed, rewrap, seal } from "../crypto";
import { writeWholeFile } from "../whole-file";
import type { FileStore } from "./file-store";

const KEY = /^[0-9a-f]{48}$/;
const CITY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/**
 * Files in a folder of this machine, sealed under the city's key like the health sheets (Q6): what lies on the disk
 * or in a backup of it cannot be read, nor be given to another family by copying one file over another.
 */
export function folderStore(root: string): FileStore {
  /** Undefined for anything that this store did not make: no path is ever built from it. */
  const fileOf = (cityId: string, key: string): string | undefined =>
    CITY.test(cityId) && KEY.test(key) ? path.join(root, cityId, key.slice(0, 2), key) : undefined;
  const scopeOf = (cityId: string, key: string) => ({ cityId, table: "file", column: "content", rowId: key });

  return {
    async put(cityId, bytes) {
      const key = randomBytes(24).toString("hex");
      const file = fileOf(cityId, key);
      if (!file) throw new Error("A file belongs to a city");
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeWholeFile(file, await seal(scopeOf(cityId, key), bytes));
      return key;
    },

    async get(cityId, key) {
      const file = fileOf(cityId, key);
      if (!file) return undefined;
      try {
        return await openSealed(scopeOf(cityId, key), await readFile(file));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async remove(cityId, key) {
      const file = fileOf(cityId, key);
      if (file) await rm(file, { force: true });
    },

    async rewrapAll(cityId) {
      if (!CITY.test(cityId)) throw new Error("Files belong to a city");
      let changed = 0;
      const entries = await readdir(path.join(root, cityId), { recursive: true }).catch((error) => {
        if (isMissing(error)) return [];
        throw error;
      });
      for (const key of entries.map((entry) => path.basename(entry))) {
        const file = fileOf(cityId, key);
        const wrapped = file && (await rewrap(scopeOf(cityId, key), await readFile(file)));
        if (!file || !wrapped) continue;
        await writeWholeFile(file, wrapped);
        changed++;
      }
      return changed;
    },
  };
}
