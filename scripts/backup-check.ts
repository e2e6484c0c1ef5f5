import { parseArgs } from "node:util";
import { checkBackup } from "./backup/check-backup";
import { frenchCount, optionalKey, runCommandLine, secondsSince } from "./backup/command-line";

const USAGE = `npm run backup:check -- --from SAUVEGARDE [--key-file FICHIER]

Relit toute une sauvegarde et la compare à son manifeste, sans base et sans rien changer.

Fin 0\u00a0: elle est intacte. 1\u00a0: elle est abîmée ou incomplète. 2\u00a0: la commande est mal écrite.`;

await runCommandLine(async () => {
  const start = performance.now();
  const { values } = parseArgs({
    options: { from: { type: "string" }, "key-file": { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help || !values.from) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const { manifest, files } = await checkBackup(values.from, await optionalKey(values["key-file"]));
  const { product, takenAt, tables, encryption, digest } = manifest;
  const rows = tables.reduce((total, table) => total + table.rows, 0);
  console.log(`Intacte\u00a0: sauvegarde du ${takenAt}, Préau ${product}, ${encryption ? "chiffrée" : "en clair"}.
${tables.length} tables, ${frenchCount(rows)} lignes, ${frenchCount(files.size)} fichiers relus en ${secondsSince(start)}.
Empreinte de l’ensemble\u00a0: ${digest}`);
  return 0;
});
