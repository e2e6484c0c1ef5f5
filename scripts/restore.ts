import { parseArgs } from "node:util";
import { closeDatabase } from "@/server/db/client";
import { sealHistory } from "@/server/history";
import { databaseOwnerUrl, env } from "@/server/platform/env";
import { listCities } from "@/server/tenancy";
import { frenchCount, optionalKey, productVersion, runCommandLine, secondsSince } from "./backup/command-line";
import { checkPlaces } from "./backup/places";
import { type Restored, restoreBackup } from "./backup/restore-backup";
import { reportHistory } from "./history-report";

const USAGE = `npm run restore -- --from SAUVEGARDE [--keep-files] [--key-file FICHIER]

Restaure une sauvegarde dans une base vide (DATABASE_OWNER_URL, DATABASE_URL) et un dossier vide (STORAGE_DIR), le site et le
processus des tâches arrêtés. Les clés doivent être dans KEYS_DIR. Tout est vérifié avant que rien ne soit touché.

  --from SAUVEGARDE    le dossier d’une sauvegarde, avec son manifest.json
  --keep-files         les fichiers de STORAGE_DIR ont survécu\u00a0: ils restent, ceux qui manquent sont remis
  --key-file FICHIER   la clé d’une sauvegarde chiffrée

Fin 0\u00a0: restaurée, journal intact. 1\u00a0: refusée ou non restaurée. 2\u00a0: la commande est mal écrite.
3\u00a0: restaurée, mais le journal est à examiner.`;

function report({ manifest, files, after }: Restored): string {
  const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
  const heads = files.headsMovedTo
    ? `\nLes scellés publiés après la sauvegarde sont mis de côté dans ${files.headsMovedTo}\u00a0: gardez-les.`
    : "";
  const different = files.different
    ? `\n${files.different} fichiers de STORAGE_DIR diffèrent de la sauvegarde et sont restés (clé changée depuis, ou fichier abîmé).`
    : "";
  return `Restaurée\u00a0: ${manifest.tables.length} tables, ${frenchCount(rows)} lignes, telles qu’elles étaient le ${manifest.takenAt}.${heads}${different}
${after.sessionsEnded} sessions étaient ouvertes\u00a0: elles sont fermées, chacun se reconnecte.
${after.held} mails attendaient d’être envoyés\u00a0: ils sont RETENUS, car ils sont peut-être déjà partis (npm run mails:held).
Tout ce qui a été fait après cet instant est perdu\u00a0: docs/exploitation.md dit ce qu’il faut redemander ou refaire.`;
}

/** The restored history is sealed at once: it shows that it goes on behind its last seal. */
async function historyHolds(): Promise<boolean> {
  let intact = true;
  for (const city of await listCities()) {
    await sealHistory(city.id);
    intact = (await reportHistory(city)) && intact;
  }
  return intact;
}

await runCommandLine(async () => {
  const start = performance.now();
  const { values } = parseArgs({
    options: {
      from: { type: "string" },
      "keep-files": { type: "boolean" },
      "key-file": { type: "string" },
      help: { type: "boolean" },
    },
  });
  const { from: folder, "keep-files": keepFiles = false, "key-file": keyFile } = values;
  if (values.help || !folder) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const { STORAGE_DIR: storage, KEYS_DIR: keys, DATABASE_URL: servingUrl } = env();
  checkPlaces({ storage, keys, backups: folder, keyFile });
  const key = await optionalKey(keyFile);
  const say = (line: string) => console.log(line);
  const product = productVersion();
  const request = { ownerUrl: databaseOwnerUrl(), servingUrl, storage, keys, folder, key, keepFiles, product, say };
  console.log(report(await restoreBackup(request)));
  try {
    const intact = await historyHolds();
    console.log(`Terminé en ${secondsSince(start)}.`);
    return intact ? 0 : 3;
  } finally {
    await closeDatabase();
  }
});
