import { cityKey, keyVersions } from "@/server/platform/crypto/city-keys";
import type { TownRow } from "./catalogue";
import type { NeededKey } from "./manifest";
import { BackupProblem } from "./problem";

/** Enough to tell two keys apart; a fingerprint is derived one way, and opens nothing. */
const FINGERPRINT_DIGITS = 16;

async function fingerprintOf(cityId: string, version: number): Promise<string> {
  return (await cityKey(cityId, version, "fingerprint")).toString("hex").slice(0, FINGERPRINT_DIGITS);
}

/** Names every key of these towns that is in KEYS_DIR, without showing any. */
export async function nameKeys(towns: readonly TownRow[]): Promise<NeededKey[]> {
  const keys: NeededKey[] = [];
  for (const { id, slug } of towns) {
    for (const version of await keyVersions(id)) {
      keys.push({ cityId: id, slug, version, fingerprint: await fingerprintOf(id, version) });
    }
  }
  return keys;
}

/** @throws BackupProblem naming each key that KEYS_DIR has not, or has another of: without it, data stay closed. */
export async function requireKeys(keys: readonly NeededKey[], keysFolder: string): Promise<void> {
  const wrong: string[] = [];
  for (const { cityId, slug, version, fingerprint } of keys) {
    if (!(await keyVersions(cityId)).includes(version)) wrong.push(`${slug}, clé ${version}\u00a0: absente`);
    else if ((await fingerprintOf(cityId, version)) !== fingerprint) {
      wrong.push(`${slug}, clé ${version}\u00a0: ce n’est pas celle de la sauvegarde`);
    }
  }
  if (wrong.length === 0) return;
  throw new BackupProblem(
    `Remettez d’abord les clés de chiffrement dans KEYS_DIR (${keysFolder})\u00a0: sans elles, les données de santé et les fichiers ne se relisent pas.\n${wrong.map((line) => `  - ${line}`).join("\n")}`,
  );
}
