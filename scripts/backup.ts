import { parseArgs } from "node:util";
import { databaseOwnerUrl, env } from "@/server/platform/env";
import {
  frenchCount,
  frenchSize,
  optionalKey,
  productVersion,
  runCommandLine,
  secondsSince,
} from "./backup/command-line";
import type { Manifest } from "./backup/manifest";
import { checkPlaces } from "./backup/places";
import { removeOld } from "./backup/siblings";
import { takeBackup } from "./backup/take-backup";

const USAGE = `npm run backup -- --to DOSSIER [--keep N] [--key-file FICHIER]

Sauvegarde la base de DATABASE_OWNER_URL et les fichiers de STORAGE_DIR dans un nouveau dossier de DOSSIER, pendant que
le site tourne. Les clés (KEYS_DIR) n’y sont pas\u00a0: sauvegardez-les à part.

  --to DOSSIER         où faire la sauvegarde
  --keep N             ne garder ensuite que les N dernières sauvegardes complètes
  --key-file FICHIER   chiffrer les tables avec cette clé (64 chiffres hexadécimaux, de «\u00a0openssl rand -hex 32\u00a0»)

Fin 0\u00a0: la sauvegarde est complète. 1\u00a0: elle n’est pas faite. 2\u00a0: la commande est mal écrite.`;

function report(folder: string, { tables, files, encryption }: Manifest, start: number): string {
  const sum = (of: (table: Manifest["tables"][number]) => number) =>
    tables.reduce((total, table) => total + of(table), 0);
  const sealed = encryption ? "chiffrées" : "EN CLAIR\u00a0: les noms et les adresses se lisent";
  return `${tables.length} tables, ${frenchCount(sum(({ rows }) => rows))} lignes, ${frenchSize(sum(({ bytes }) => bytes))}, ${frenchSize(sum(({ stored }) => stored.bytes))} sur le disque, ${sealed}.
${frenchCount(files.count)} fichiers, ${frenchSize(files.bytes)}.
Sauvegarde complète en ${secondsSince(start)}\u00a0: ${folder}

Les clés (${env().KEYS_DIR}) N’Y SONT PAS\u00a0: sans elles, les données de santé et les fichiers ne se relisent pas\u00a0; dans la
même sauvegarde, elles rendraient le chiffrement inutile. Gardez-en une copie ailleurs, à jour après chaque changement de clé.`;
}

await runCommandLine(async () => {
  const start = performance.now();
  const { values } = parseArgs({
    options: {
      to: { type: "string" },
      keep: { type: "string" },
      "key-file": { type: "string" },
      help: { type: "boolean" },
    },
  });
  const { to, keep, "key-file": keyFile } = values;
  if (values.help || !to || (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const { STORAGE_DIR: storage, KEYS_DIR: keys } = env();
  checkPlaces({ storage, keys, backups: to, keyFile });
  const now = new Date();
  const key = await optionalKey(keyFile);
  const taken = await takeBackup({
    ownerUrl: databaseOwnerUrl(),
    storage,
    root: to,
    key,
    product: productVersion(),
    now,
  });
  console.log(report(taken.folder, taken.manifest, start));
  if (keep !== undefined) {
    const removed = await removeOld(to, Number(keep), now);
    if (removed.length > 0) console.log(`Anciennes sauvegardes supprimées\u00a0: ${removed.join(", ")}.`);
  }
  return 0;
});
