import pg from "pg";
import type { Temporal } from "temporal-polyfill";
import { closeDatabase } from "@/server/db/client";
import { systemClock } from "@/server/platform/clock";
import { ensureCityKey } from "@/server/platform/crypto";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { invoicedMonth } from "./billing/invoiced-month";
import { issuePastMonth } from "./billing/issue-past-month";
import { payPastMonth } from "./billing/pay-past-month";
import { demoCalendar } from "./calendar";
import { Random } from "./random";
import { Rows } from "./rows";
import { type SeededTown, townRows } from "./seed-town";
import { addOpenings } from "./town/opening-rows";
import { demoTowns, type Town } from "./town/town";
import { cityRow } from "./town/town-rows";

const ZONE = "Europe/Paris";

export interface DemoOptions {
  /** Owner of the base: the serving role may not make a city. */
  readonly ownerUrl: string;
  /** Host under which the towns have their own names: "saint-chamond.localhost". */
  readonly domain: string;
  readonly issuer: string;
}

/**
 * Loads the demonstration: three towns around today, side by side, each whole or not at all; a town that is there already
 * is left, so that a start that was cut goes on with the others. Then issues a month of invoices as the product does, and
 * pays most of them. Gives whether it loaded a town. The product's variables must be in the environment.
 */
export async function seedDemo(options: DemoOptions): Promise<boolean> {
  const now = systemClock.now();
  const today: LocalDate = dayOf(now, ZONE);
  const randomOf = (slug: string) => new Random(`preau ${slug}`);
  const towns = demoTowns(demoCalendar(today), randomOf);
  const occasion = { now, today, ...options };
  const loaded = await withOwner(options.ownerUrl, async (client) => {
    const missing = await missingTowns(client, towns);
    const load = (town: Town) => withOwner(options.ownerUrl, (own) => loadTown(own, town, randomOf, occasion));
    const settled = await Promise.allSettled(missing.map(load));
    const failures = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} towns could not be loaded`);
    if (missing.length > 0) await client.query("ANALYZE");
    return missing.length > 0;
  });
  await invoiceTowns(options.ownerUrl, towns, today);
  return loaded;
}

async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function missingTowns(client: pg.Client, towns: readonly Town[]): Promise<Town[]> {
  const { rows } = await client.query<{ slug: string }>("SELECT slug FROM city");
  const known = new Set(rows.map(({ slug }) => slug));
  return towns.filter(({ entry }) => !known.has(entry.slug));
}

async function loadTown(
  client: pg.Client,
  town: Town,
  randomOf: (slug: string) => Random,
  occasion: DemoOptions & { readonly now: Temporal.Instant; readonly today: LocalDate },
): Promise<void> {
  await client.query("BEGIN");
  await writeCity(client, town, occasion.domain);
  await ensureCityKey(town.id);
  const seeded = await townRows(town, randomOf(`${town.entry.slug}/content`), occasion);
  addOpenings(seeded.rows, town, randomOf(`${town.entry.slug}/openings`), occasion.today);
  await writeTown(client, town, seeded);
  await client.query("COMMIT");
}

/** By the product, once the towns are there; a start that was cut goes on with it. */
async function invoiceTowns(ownerUrl: string, towns: readonly Town[], today: LocalDate): Promise<void> {
  const invoiceAndPay = async (town: Town) => {
    const place = { cityId: town.id, zone: town.entry.timezone };
    await issuePastMonth(ownerUrl, { ...place, month: invoicedMonth(town, today) });
    await payPastMonth(ownerUrl, { ...place, today });
  };
  await Promise.all(towns.map(invoiceAndPay));
  await closeDatabase();
}

async function writeCity(client: pg.Client, town: Town, domain: string): Promise<void> {
  const { id, entry } = town;
  const rows = new Rows();
  rows.add("city", cityRow(town));
  rows.add("city_host", { host: `${entry.slug}.${domain}`, city_id: id });
  await rows.write(client);
}

async function writeTown(client: pg.Client, town: Town, { rows, offers }: SeededTown): Promise<void> {
  await client.query("SELECT set_config('app.city', $1, true), set_config('app.actor', 'reprise', true)", [town.id]);
  await rows.write(client);
  for (const { entryId, expiresAt } of offers) {
    await client.query("SELECT app.add_job('mail-offer', $1)", [JSON.stringify({ entryId })]);
    await client.query("SELECT app.add_job('expire-offer', $1, $2, $3)", [
      JSON.stringify({ entryId }),
      expiresAt.toString(),
      `expire-offer:${entryId}`,
    ]);
  }
}
