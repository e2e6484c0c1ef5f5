import { parseArgs } from "node:util";
import { closeDatabase } from "@/server/db/client";
import { listCities } from "@/server/tenancy";
import { runCommandLine } from "./backup/command-line";
import { reportHistory } from "./history-report";

const USAGE = `npm run history:verify                        vérifie le journal de toutes les villes
npm run history:verify -- corbas              vérifie celui d’une ville
npm run history:verify -- --heads DOSSIER     compare aux scellés publiés dont DOSSIER est une copie

Fin 0\u00a0: intact. 1\u00a0: à examiner. 2\u00a0: rien n’a été vérifié, le message dit pourquoi.`;

const NOTHING_VERIFIED = 2;

async function verify(positionals: readonly string[], heads?: string): Promise<number> {
  const known = await listCities();
  const unknown = positionals.filter((slug) => !known.some((city) => city.slug === slug));
  if (unknown.length > 0) {
    console.error(`Aucune ville ne s’appelle ${unknown.join(", ")}.`);
    return NOTHING_VERIFIED;
  }
  let intact = true;
  for (const city of known) {
    if (positionals.length > 0 && !positionals.includes(city.slug)) continue;
    intact = (await reportHistory(city, heads)) && intact;
  }
  return intact ? 0 : 1;
}

await runCommandLine(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { heads: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  try {
    return await verify(positionals, values.heads);
  } finally {
    await closeDatabase();
  }
}, NOTHING_VERIFIED);
