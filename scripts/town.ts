import path from "node:path";
import { parseArgs } from "node:util";
import { closeDatabase } from "@/server/db/client";
import { systemClock } from "@/server/platform/clock";
import { env } from "@/server/platform/env";
import { findCityBySlug, publicUrl } from "@/server/tenancy";
import { addAgent } from "./town/add-agent";
import { createTown } from "./town/create-town";
import { TownProblem } from "./town/problems";
import { readTown } from "./town/read-description";
import { describeCreation, describeTown } from "./town/report";

const USAGE = `npm run town -- check FICHIER     vérifie la description d’une ville, sans rien écrire
npm run town -- create FICHIER    crée la ville, ou la met à jour ; lancée deux fois, elle ne change rien la deuxième
npm run town -- agent VILLE --name "Prénom Nom" --login ADRESSE --role "Rôle" [--mail]
                                  ouvre le compte d’un agent : un mot de passe provisoire est affiché, ou envoyé avec --mail
Tout est expliqué dans docs/parametrage.md.`;

async function create(file: string): Promise<string> {
  const ownerUrl = env().DATABASE_OWNER_URL;
  if (!ownerUrl)
    throw new TownProblem(["DATABASE_OWNER_URL manque\u00a0: seul le propriétaire de la base crée une ville."]);
  const town = readTown(file);
  const created = await createTown(ownerUrl, town);
  return `${describeCreation(town, created, path.resolve(env().KEYS_DIR))}\n\n${describeTown(town)}`;
}

async function openAgent(
  slug: string,
  values: Readonly<Record<string, string | boolean | undefined>>,
): Promise<string> {
  const { name, login, role, mail = false } = values;
  if (typeof name !== "string" || typeof login !== "string" || typeof role !== "string") return USAGE;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(login))
    throw new TownProblem([`--login\u00a0: ${login} n’est pas une adresse e-mail.`]);
  const city = await findCityBySlug(slug);
  if (!city) throw new TownProblem([`Aucune ville ne s’appelle ${slug}.`]);
  const password = await addAgent(city, { name, login, role, byMail: mail === true }, systemClock);
  const where = publicUrl(city, "/agents/connexion");
  if (!password) return `Le mot de passe provisoire part par e-mail à ${login}, qui se connectera sur ${where}.`;
  return `Identifiant : ${login.toLowerCase()}
Mot de passe provisoire (7 jours, une seule fois) : ${password}
À donner en main propre. Première connexion sur ${where} : nouveau mot de passe, puis second facteur.`;
}

async function run(): Promise<string> {
  const options = {
    name: { type: "string" },
    login: { type: "string" },
    role: { type: "string" },
    mail: { type: "boolean" },
  } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [command, target] = positionals;
  if (!target) return USAGE;
  if (command === "check") return describeTown(readTown(target));
  if (command === "create") return create(target);
  return command === "agent" ? openAgent(target, values) : USAGE;
}

try {
  console.log(await run());
} catch (error) {
  if (!(error instanceof TownProblem)) throw error;
  for (const line of error.lines) console.error(line);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
