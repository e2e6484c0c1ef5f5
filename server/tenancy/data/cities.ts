import "server-only";
import { prisma } from "@/server/db/client";
import type { City as CityRow } from "@/server/db/generated/prisma/client";
import { systemClock } from "@/server/platform/clock";
import { type City, citySettingsSchema } from "../domain/city";

function toCity(row: CityRow): City {
  return { ...row, settings: citySettingsSchema.parse(row.settings) };
}

interface Directory {
  readonly readAt: number;
  readonly bySlug: ReadonlyMap<string, City>;
  readonly slugByHost: ReadonlyMap<string, string>;
}

let directory: Promise<Directory> | undefined;
const FRESH_FOR_MS = 30_000;

async function read(): Promise<Directory> {
  const [cities, hosts] = await Promise.all([prisma().city.findMany(), prisma().cityHost.findMany()]);
  const bySlug = new Map(cities.map((row) => [row.slug, toCity(row)]));
  const slugById = new Map(cities.map((row) => [row.id, row.slug]));
  return {
    readAt: systemClock.now().epochMilliseconds,
    bySlug,
    slugByHost: new Map(hosts.map((row) => [row.host, slugById.get(row.cityId) ?? ""])),
  };
}

/** The cities, read again every half minute: a new city or host needs no restart. */
async function cities(): Promise<Directory> {
  const known = directory && (await directory.catch(() => undefined));
  if (!known || systemClock.now().epochMilliseconds - known.readAt > FRESH_FOR_MS) directory = read();
  return directory ?? read();
}

/** The city of an address such as /corbas, or undefined: then the answer is a 404 (T2). */
export async function findCityBySlug(slug: string): Promise<City | undefined> {
  return (await cities()).bySlug.get(slug);
}

/** The city of a job's payload, or undefined when it is not there any more. */
export async function findCityById(id: string): Promise<City | undefined> {
  return [...(await cities()).bySlug.values()].find((city) => city.id === id);
}

/** The slug of the city that answers on this host name (without port), or undefined. */
export async function findSlugByHost(host: string): Promise<string | undefined> {
  return (await cities()).slugByHost.get(host.toLowerCase());
}

/** Every city of the deployment, by name. At most half a minute old. */
export async function listCities(): Promise<City[]> {
  return [...(await cities()).bySlug.values()].sort((a, b) => a.name.localeCompare(b.name, "fr"));
}
