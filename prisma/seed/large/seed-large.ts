import pg from "pg";
import type { Temporal } from "temporal-polyfill";
import { normalName } from "@/server/families/domain/pivot";
import { ensureCityKey } from "@/server/platform/crypto";
import { addDays, dayOf, type LocalDate } from "@/server/platform/dates";
import { demoCalendar } from "../calendar";
import { BOYS, FAMILY_NAMES, GIRLS, MEN, STREETS, WOMEN } from "../data/people/names";
import { Random } from "../random";
import { Rows } from "../rows";
import type { Town } from "../town/town";
import { addDocumentTypes, addTown, cityRow, openDaysOf } from "../town/town-rows";
import { addAgents, addRoles } from "../work/agent-rows";
import * as booking from "./booking-sql";
import { FEE_CLASSES, feeRows } from "./fee-classes";
import * as people from "./people-sql";
import * as search from "./search-words-sql";
import { TOOLS } from "./tools-sql";
import { CLASSES, largeTown, SCHOOLS, schoolCount } from "./town";
import { withoutIndexes } from "./without-indexes";
import { withoutTriggers } from "./without-triggers";

/** Bookings reach from a month before today to a month after. */
const BOOKED_DAYS = 31;

/** Tables of more than a million rows, by the step that fills them. */
const INDEXED_LATER: Readonly<Record<string, string>> = { "search words": "search_word", bookings: "booking" };

export interface LargeOptions {
  readonly ownerUrl: string;
  readonly domain: string;
  readonly families: number;
  readonly now: Temporal.Instant;
  readonly say?: (step: string, seconds: number) => void;
}

/**
 * Loads one large town, `grande-ville`, by statements that make their rows in the base: always the same for the same
 * day. All or nothing; false when the town is there already. KEYS_DIR must be in the environment.
 */
export async function seedLarge(options: LargeOptions): Promise<boolean> {
  const today = dayOf(options.now, "Europe/Paris");
  const town = largeTown(demoCalendar(today));
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    if ((await client.query("SELECT 1 FROM city WHERE slug = $1", [town.entry.slug])).rowCount) return false;
    await ensureCityKey(town.id);
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.city', $1, true), set_config('app.actor', 'reprise', true)", [town.id]);
    await client.query("SET LOCAL work_mem = '256MB'; SET LOCAL maintenance_work_mem = '512MB'; SET LOCAL jit = off");
    await client.query(TOOLS);
    await withoutTriggers(client, () => load(client, town, today, options));
    await client.query("COMMIT");
    await client.query("VACUUM (ANALYZE)");
    return true;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    await client.end();
  }
}

async function load(client: pg.Client, town: Town, today: LocalDate, options: LargeOptions): Promise<void> {
  const { families, now, domain, say } = options;
  const clerkId = await foundations(client, town, domain, now);
  const days = openDaysOf(town.canteen, town);
  const [first, last] = [addDays(today, -BOOKED_DAYS), addDays(today, BOOKED_DAYS)];
  await lists(
    client,
    town,
    today,
    days.filter((day) => day >= first && day <= last),
    days,
  );
  const { id: city } = town;
  const activity = town.canteen.id;
  const startYear = Number(town.calendar.running.firstDay.slice(0, 4));
  const schools = schoolCount(families);
  const steps: ReadonlyArray<readonly [name: string, statement: string, parameters: readonly unknown[]]> = [
    ["schools", SCHOOLS, [city, schools]],
    ["classes", CLASSES, [city, schools]],
    ["households", people.HOUSEHOLDS, [city, families]],
    ["families", people.FAMILIES, [city]],
    ["adults", people.ADULTS, []],
    ["persons", people.PERSONS, [city]],
    ["members", people.MEMBERS, [city]],
    ["accounts", people.ACCOUNTS, [city]],
    ["logins", people.LOGINS, [city]],
    ["pupils", people.PUPILS, []],
    ["children", people.CHILDREN, [city, startYear]],
    ["links", people.CHILD_LINKS, [city]],
    ["quotients", people.FAMILY_QUOTIENTS, [city, `${startYear}-02-01`]],
    ["name words", search.NAME_WORDS, []],
    ["street words", search.STREET_WORDS, []],
    ["search words", search.SEARCH_WORDS, [city]],
    ["enrolments", booking.ENROLMENTS, [city, activity, town.firstDay, town.lastDay]],
    ["slots", booking.SLOTS, [city, activity]],
    ["bookings", booking.BOOKINGS, [city, activity, clerkId, first, last, now.toString()]],
    ["places", booking.PLACES, [city, activity]],
    ["waiting", booking.WAITING, []],
    ["queues", booking.QUEUES, [city, activity, clerkId, today]],
  ];
  for (const [name, statement, parameters] of steps) {
    const start = performance.now();
    const run = () => client.query(statement, [...parameters]);
    await (INDEXED_LATER[name] ? withoutIndexes(client, INDEXED_LATER[name], run) : run());
    say?.(name, (performance.now() - start) / 1000);
  }
}

/** The city with its rules and its staff, by the same makers as the demonstration. Gives the clerk's account. */
async function foundations(client: pg.Client, town: Town, domain: string, now: Temporal.Instant): Promise<string> {
  const random = new Random("preau grande-ville/foundations");
  const rows = new Rows();
  rows.add("city", { ...cityRow(town), theme: "neutral" });
  rows.add("city_host", { host: `${town.entry.slug}.${domain}`, city_id: town.id });
  addTown(rows, town, random);
  addDocumentTypes(rows, town, random);
  const clerkId = await addAgents(rows, town, random, now, addRoles(rows, town, random));
  await rows.write(client);
  return clerkId;
}

/** What the statements draw from: names, streets, days, fees. */
async function lists(
  client: pg.Client,
  town: Town,
  today: LocalDate,
  bookedDays: readonly LocalDate[],
  days: readonly LocalDate[],
): Promise<void> {
  const names = Object.entries({ family: FAMILY_NAMES, women: WOMEN, men: MEN, child: [...GIRLS, ...BOYS] }).flatMap(
    ([kind, list]) => list.map((name, index) => ({ kind, rank: index + 1, name, normal: normalName(name) })),
  );
  const ranked = (list: readonly string[], column: string) =>
    list.map((value, index) => ({ rank: index + 1, [column]: value }));
  const tables: ReadonlyArray<readonly [table: string, columns: string, rows: readonly unknown[]]> = [
    ["name_list", "kind text, rank int, name text, normal text", names],
    ["street_list", "rank int, name text", ranked(STREETS, "name")],
    ["open_day", "rank int, day date", ranked(days, "day")],
    ["fee_class", "number int, quotient int, residence text", FEE_CLASSES],
    ["fee_line", "class int, day date, line jsonb, total int", feeRows(town, today, bookedDays)],
  ];
  for (const [table, columns, rows] of tables) {
    await client.query(`CREATE TEMP TABLE ${table} (${columns})`);
    await client.query(`INSERT INTO ${table} SELECT * FROM jsonb_to_recordset($1) AS r (${columns})`, [
      JSON.stringify(rows),
    ]);
    await client.query(`ANALYZE ${table}`);
  }
}
