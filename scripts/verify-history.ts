import { parseArgs } from "node:util";
import { closeDatabase } from "@/server/db/client";
import { describeFinding, verifyHistory } from "@/server/history";
import { systemClock } from "@/server/platform/clock";
import { type City, listCities } from "@/server/tenancy";

const USAGE = `npm run history:verify                        vérifie le journal de toutes les villes
npm run history:verify -- corbas              vérifie celui d’une ville
npm run history:verify -- --heads DOSSIER     compare aux scellés publiés dont DOSSIER est une copie`;

async function report(city: City, heads: string | undefined): Promise<boolean> {
  const { seals, lines, waiting, sealedUntil, findings } = await verifyHistory(city.id, systemClock, heads);
  const until = sealedUntil ? `, jusqu’au ${sealedUntil.toISOString()}` : "";
  const read = `${lines} lignes vérifiées sous ${seals} scellés${until}\u00a0; ${waiting} attendent d’être scellées.`;
  if (findings.length === 0) {
    console.log(`${city.name}\u00a0: intact. ${read}`);
    return true;
  }
  console.log(`${city.name}\u00a0: À EXAMINER. ${read}`);
  for (const finding of findings) console.log(`  - ${describeFinding(finding)}`);
  return false;
}

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
  for (const city of cities) intact = (await report(city, values.heads)) && intact;
  process.exitCode = intact ? 0 : 1;
}
await closeDatabase();
