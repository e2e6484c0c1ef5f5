import { parseArgs } from "node:util";
import { closeDatabase } from "@/server/db/client";
import { listCities } from "@/server/tenancy";
import { reportHistory } from "./history-report";

const USAGE = `npm run history:verify                        vérifie le journal de toutes les villes
npm run history:verify -- corbas              vérifie celui d’une ville
npm run history:verify -- --heads DOSSIER     compare aux scellés publiés dont DOSSIER est une copie`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { heads: { type: "string" }, help: { type: "boolean" } },
});
if (values.help) {
  console.log(USAGE);
} else {
  const cities = (await listCities()).filter((city) => positionals.length === 0 || positionals.includes(city.slug));
  const unknown = positionals.filter((slug) => !cities.some((city) => city.slug === slug));
  if (unknown.length > 0) throw new Error(`Aucune ville ne s’appelle ${unknown.join(", ")}.`);
  let intact = true;
  for (const city of cities) intact = (await reportHistory(city, values.heads)) && intact;
  process.exitCode = intact ? 0 : 1;
}
await closeDatabase();
