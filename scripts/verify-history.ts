import { parseArgs } from "node:util";
import { closeDatabase } from "@/server/db/client";
import { describeFinding, verifyHistory } from "@/server/history";
import { type City, listCities } from "@/server/tenancy";

const USAGE = `npm run history:verify                        vérifie le journal de toutes les villes
npm run history:verify -- corbas              vérifie celui d’une ville
npm run history:verify -- --heads DOSSIER     compare aux scellés publiés dont DOSSIER est une copie`;

async function report(city: City, heads: string | undefined): Promise<boolean> {
  const { seals, lines, sealedUntil, findings } = await verifyHistory(city.id, heads);
  const until = sealedUntil ? `, scellées jusqu’au ${sealedUntil.toISOString()}` : "";
  if (findings.length === 0) {
    console.log(`${city.name}\u00a0: intact. ${lines} lignes, ${seals} scellés${until}.`);
    return true;
  }
  console.log(`${city.name}\u00a0: LE JOURNAL A ÉTÉ MODIFIÉ. ${lines} lignes, ${seals} scellés${until}.`);
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
