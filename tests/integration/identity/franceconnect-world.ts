import { afterAll, beforeAll, beforeEach } from "vitest";
import { newId } from "@/server/platform/ids";
import { startFranceConnect } from "../../simulators/franceconnect/start";
import { insert, owner } from "../../support/owner";
import { Browser, type Place } from "./browser";
import { makeCity } from "./support";

/** Of the first city: who reads at API Particulier. */
export const SIRET = "21420207900015";
const SECRET = "secret-du-simulateur-sans-valeur-hors-de-ce-poste";
const HOSTS = ["http://localhost:3000", "http://corbas.localhost:3000"];

/** The simulator and two cities of the test file that imports this; there before its first test. */
export let simulator: Awaited<ReturnType<typeof startFranceConnect>>;
export let city: { id: string; slug: string };
export let otherCity: { id: string; slug: string };

beforeAll(async () => {
  simulator = await startFranceConnect({
    port: 0,
    clients: [
      {
        id: "preau",
        name: "Préau",
        secret: SECRET,
        redirectUris: HOSTS.flatMap((host) =>
          ["franceconnect", "franceconnect-donnees"].map((name) => `${host}/api/auth/callback/${name}`),
        ),
        postLogoutRedirectUris: HOSTS.map((host) => `${host}/api/auth/deconnexion`),
        mandatePerimeters: ["Famille-Scolarité"],
      },
    ],
  });
  Object.assign(process.env, {
    FRANCECONNECT_ISSUER: simulator.issuer,
    FRANCECONNECT_CLIENT_ID: "preau",
    FRANCECONNECT_CLIENT_SECRET: SECRET,
    NEXTAUTH_URL: "http://fixed.example",
  });
  city = await makeCity({ settings: { siret: SIRET } });
  otherCity = await makeCity();
});
afterAll(() => simulator.stop());
beforeEach(() => {
  simulator.switches.reset();
});

export const byPath = (): Place => ({ origin: "http://localhost:3000", slug: city.slug, base: `/${city.slug}` });
export const byHost = (): Place => ({ origin: "http://corbas.localhost:3000", slug: city.slug, base: "" });
export const open = (place = byPath()) => new Browser(place, simulator.issuer);

/** The person of the published identity "test", as our dossiers hold her. */
export async function makeAngela(over: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  await insert("person", {
    city_id: city.id,
    id,
    birth_name: "Dubois",
    first_names: ["Angela", "Claire", "Louise"],
    gender: "female",
    birthdate: "1962-08-24",
    birthplace: "75107",
    birthcountry: "99100",
    email: "autre@exemple.fr",
    ...over,
  });
  return id;
}

export async function forgetEverybody(): Promise<void> {
  for (const table of ["account_request", "session", "federated_identity", "person_login", "family_adult", "person"]) {
    await owner().query(`DELETE FROM ${table}`);
  }
}

export const failed = (code: string) => `/${city.slug}/connexion?erreur=${code}`;
