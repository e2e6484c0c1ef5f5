import { closeDatabase } from "@/server/db/client";
import { replaceSealedValues, SEALED_COLUMNS } from "@/server/db/sealed-values";
import { createCityKey, ensureCityKey, rewrap } from "@/server/platform/crypto";
import { configuredStore } from "@/server/platform/storage";
import { findCityBySlug } from "@/server/tenancy";
import { runCommandLine } from "./backup/command-line";

const USAGE = `npm run keys -- create <ville>   la première clé d’une ville (sans effet si elle en a une)
npm run keys -- rotate <ville>   une nouvelle clé, puis toutes les valeurs chiffrées passent sous elle
Les clés sont dans KEYS_DIR/<identifiant de la ville>/ : à sauvegarder à part de la base, jamais avec elle.`;

async function rotate(cityId: string): Promise<string> {
  const version = await createCityKey(cityId);
  let replaced = await configuredStore().rewrapAll(cityId);
  for (const target of SEALED_COLUMNS) {
    const { table, column } = target;
    replaced += await replaceSealedValues(cityId, target, (rowId, sealed) =>
      rewrap({ cityId, table, column, rowId }, sealed),
    );
  }
  return `La clé ${version} est en service, ${replaced} valeurs et fichiers sont passés sous elle. Gardez les anciennes clés : les sauvegardes et l’historique en ont besoin.`;
}

await runCommandLine(async () => {
  const [command, slug] = process.argv.slice(2);
  if (!slug || (command !== "create" && command !== "rotate")) {
    console.log(USAGE);
    return 2;
  }
  try {
    const city = await findCityBySlug(slug);
    if (!city) {
      console.error(`Aucune ville ne s’appelle ${slug}.`);
      return 1;
    }
    if (command === "rotate") console.log(await rotate(city.id));
    else {
      await ensureCityKey(city.id);
      console.log(`La ville ${slug} a sa clé.`);
    }
    return 0;
  } finally {
    await closeDatabase();
  }
});
