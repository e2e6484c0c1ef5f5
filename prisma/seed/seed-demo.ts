import pg from "pg";
import { closeDatabase } from "@/server/db/client";
import { systemClock } from "@/server/platform/clock";
import { ensureCityKey } from "@/server/platform/crypto";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { issuePastMonth } from "./billing/issue-past-month";
import { payPastMonth } from "./billing/pay-past-month";
import { demoCalendar } from "./calendar";
import { Random } from "./random";
import { Rows } from "./rows";
import { type SeededTown, townRows } from "./seed-town";
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
 * Loads the demonstration: three towns around today. All or nothing, and nothing at all when it is loaded already. Then
 * issues a month of invoices as the product does, and pays most of them. Gives whether it loaded. The product's variables must be in the environment.
 */
export async function seedDemo(options: DemoOptions): Promise<boolean> {
  const now = systemClock.now();
  const today: LocalDate = dayOf(now, ZONE);
  const randomOf = (slug: string) => new Random(`preau ${slug}`);
  const towns = demoTowns(demoCalendar(today), randomOf);
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    const slugs = towns.map(({ entry }) => entry.slug);
    const { rowCount } = await client.query("SELECT 1 FROM city WHERE slug = ANY($1)", [slugs]);
    if (rowCount) {
      await invoiceTowns(options.ownerUrl, towns, today);
      return false;
    }
    await client.query("BEGIN");
    await writeCities(client, towns, options.domain);
    for (const town of towns) {
      await ensureCityKey(town.id);
      const seeded = await townRows(town, randomOf(`${town.entry.slug}/content`), {
        now,
        today,
        ...options,
      });
      await writeTown(client, town, seeded);
    }
    await client.query("COMMIT");
    await client.query("ANALYZE");
    await invoiceTowns(options.ownerUrl, towns, today);
    return true;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    await client.end();
  }
}

/** By the product, once the towns are there; a start that was cut goes on with it. */
async function invoiceTowns(ownerUrl: string, towns: readonly Town[], today: LocalDate): Promise<void> {
  const invoiceAndPay = async ({ id: cityId, entry }: Town) => {
    const town = { cityId, zone: entry.timezone, today };
    await issuePastMonth(ownerUrl, town);
    await payPastMonth(ownerUrl, town);
  };
  await Promise.all(towns.map(invoiceAndPay));
  await closeDatabase();
}

async function writeCities(client: pg.Client, towns: readonly Town[], domain: string): Promise<void> {
  const rows = new Rows();
  for (const town of towns) rows.add("city", cityRow(town));
  for (const { id, entry } of towns) rows.add("city_host", { host: `${entry.slug}.${domain}`, city_id: id });
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
