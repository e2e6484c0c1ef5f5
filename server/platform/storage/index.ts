import { env } from "../env";
import type { FileStore } from "./file-store";
import { folderStore } from "./folder-store";

export type { FileStore } from "./file-store";

/** The store that the environment names. */
export function configuredStore(): FileStore {
  return folderStore(env().STORAGE_DIR);
}
