import { createHmac, hkdfSync } from "node:crypto";
import { readFile } from "node:fs/promises";
import { BackupProblem } from "./problem";

const KEY_BYTES = 32;

/**
 * The key of encrypted backups: a file of 64 hexadecimal digits, made by `openssl rand -hex 32`.
 * @throws BackupProblem when the file is not there or holds something else.
 */
export async function readKeyFile(file: string): Promise<Buffer> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new BackupProblem(`La clé des sauvegardes ne se lit pas (${error.message}).`);
  });
  if (!/^[0-9a-f]{64}$/i.test(text.trim())) {
    throw new BackupProblem(
      `${file} ne contient pas une clé de sauvegarde\u00a0: 64 chiffres hexadécimaux, faits par «\u00a0openssl rand -hex 32\u00a0».`,
    );
  }
  return Buffer.from(text.trim(), "hex");
}

/** A key of one use. `use` names it: no two uses share a key, so that none weakens another. */
export function keyFor(key: Uint8Array, use: string, salt: Uint8Array = new Uint8Array()): Buffer {
  return Buffer.from(hkdfSync("sha256", key, salt, `preau backup ${use}`, KEY_BYTES));
}

/** Tells which key a backup was made with, and nothing about the key. */
export function keyIdOf(key: Uint8Array): string {
  return createHmac("sha256", keyFor(key, "identity")).digest("hex").slice(0, 16);
}
