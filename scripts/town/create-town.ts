import pg from "pg";
import { ensureCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { openDays } from "./open-days";
import { TownProblem } from "./problems";
import { describedOpenings, putOpenings } from "./put-openings";
import type { DescribedActivity, Town } from "./read-description";
import { type Outcome, RowWriter } from "./row-writer";

export interface CreatedTown {
  readonly cityId: string;
  readonly done: ReadonlyMap<string, Readonly<Record<Outcome, number>>>;
}

/**
 * Makes a town with what its description says, or brings it to it; all or nothing, and nothing at all the second time.
 * `ownerUrl` is the owner's: the serving role may make no city. The city's key is made first: KEYS_DIR must be set.
 * @throws TownProblem for what the base does not allow: a fee schedule that was already in force and is no longer the same.
 */
export async function createTown(ownerUrl: string, town: Town): Promise<CreatedTown> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtext('town ' || $1))", [town.slug]);
    await client.query("SELECT set_config('app.actor', 'operator', true)");
    const { cityId, outcome } = await putCity(client, town);
    await ensureCityKey(cityId);
    await client.query("SELECT set_config('app.city', $1, true)", [cityId]);
    const writer = new RowWriter(client, cityId);
    writer.note("city", outcome);
    await putHosts(client, cityId, town.hosts, writer);
    await putTown(client, writer, town);
    await client.query("COMMIT");
    return { cityId, done: writer.done };
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    await client.end();
  }
}

async function putCity(client: pg.ClientBase, town: Town): Promise<{ cityId: string; outcome: Outcome }> {
  const { slug, name, inseeCodes, postcodes, department, timezone, schoolZone, theme, settings } = town;
  const values = [name, inseeCodes, postcodes, department, timezone, schoolZone, theme, JSON.stringify(settings)];
  const known = await client.query("SELECT id FROM city WHERE slug = $1", [slug]);
  if (!known.rows[0]) {
    const cityId = newId();
    await client.query(
      `INSERT INTO city (id, slug, name, insee_codes, postcodes, department, timezone, school_zone, theme, settings)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [cityId, slug, ...values],
    );
    return { cityId, outcome: "created" };
  }
  const { rowCount } = await client.query(
    `UPDATE city SET name = $2, insee_codes = $3, postcodes = $4, department = $5, timezone = $6, school_zone = $7, theme = $8, settings = $9
     WHERE id = $1 AND (name, insee_codes, postcodes, department, timezone, school_zone, theme, settings)
       IS DISTINCT FROM ($2, $3::text[], $4::text[], $5, $6, $7, $8, $9::jsonb)`,
    [known.rows[0].id, ...values],
  );
  return { cityId: known.rows[0].id, outcome: rowCount ? "changed" : "same" };
}

async function putHosts(client: pg.ClientBase, cityId: string, hosts: readonly string[], writer: RowWriter) {
  for (const host of hosts) {
    const known = await client.query("SELECT city_id FROM city_host WHERE host = $1", [host]);
    if (known.rows[0] && known.rows[0].city_id !== cityId)
      throw new TownProblem([`hosts\u00a0: ${host} est déjà celui d’une autre ville.`]);
    if (!known.rows[0]) await client.query("INSERT INTO city_host (host, city_id) VALUES ($1, $2)", [host, cityId]);
    writer.note("city_host", known.rows[0] ? "same" : "created");
  }
}

/** Parents before children, as foreign keys have it. */
async function putTown(client: pg.ClientBase, writer: RowWriter, town: Town): Promise<void> {
  const schools = await putSchools(writer, town);
  await putHolidays(client, writer, town);
  const regies = new Map<string, string>();
  for (const { code, name, regisseur, dueDays: due_days, unusualCents: unusual_cents } of town.regies) {
    regies.set(code, await writer.put("regie", { code }, { name, regisseur, due_days, unusual_cents }));
  }
  for (const { code, addressLine: address_line, ...values } of town.thirdParties) {
    await writer.put("third_party", { code }, { address_line, ...values });
  }
  for (const activity of town.activities) await putActivity(client, writer, town, activity, { schools, regies });
  for (const { code, validityMonths: validity_months, activities: activity_codes, ...values } of town.documentTypes) {
    await writer.put("document_type", { code }, { validity_months, activity_codes, ...values });
  }
  for (const { name, rights } of town.roles) await writer.put("agent_role", { name }, { rights });
}

async function putSchools(writer: RowWriter, town: Town): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { uai, classes, ...values } of town.schools) {
    const schoolId = await writer.put("school", { uai }, values);
    ids.set(uai, schoolId);
    for (const { name, ...rest } of classes) await writer.put("school_class", { school_id: schoolId, name }, rest);
  }
  return ids;
}

/** The calendar is one thing: what the description no longer says was a mistake, and closed days for nothing. */
async function putHolidays(client: pg.ClientBase, writer: RowWriter, { holidays }: Town): Promise<void> {
  for (const { label, firstDay: first_day, lastDay: last_day } of holidays) {
    await writer.put("school_holiday", { label, first_day }, { last_day });
  }
  const { rowCount } = await client.query(
    `DELETE FROM school_holiday h WHERE h.city_id = app.city() AND NOT EXISTS (
       SELECT FROM jsonb_to_recordset($1::jsonb) k(label text, "firstDay" date) WHERE k.label = h.label AND k."firstDay" = h.first_day)`,
    [JSON.stringify(holidays)],
  );
  if (rowCount) writer.note("school_holiday", "changed", rowCount);
}

async function putActivity(
  client: pg.ClientBase,
  writer: RowWriter,
  town: Town,
  activity: DescribedActivity,
  ids: { readonly schools: ReadonlyMap<string, string>; readonly regies: ReadonlyMap<string, string> },
): Promise<void> {
  const { code, name, unitLabel, weekdays, firstDay, lastDay, settings, budgetAccount, regie } = activity;
  const made = writer.done.get("activity")?.created ?? 0;
  const activityId = await writer.put(
    "activity",
    { code },
    {
      name,
      unit_label: unitLabel,
      weekdays,
      first_day: firstDay,
      last_day: lastDay,
      settings,
      budget_account: budgetAccount,
      regie_id: regie ? ids.regies.get(regie) : null,
    },
  );
  // From then on the order is the agents', whatever the file says.
  if ((writer.done.get("activity")?.created ?? 0) > made) {
    await client.query("UPDATE activity SET queue_order = $2 WHERE city_id = app.city() AND id = $1", [
      activityId,
      activity.queueOrder,
    ]);
  }
  for (const { compiled: _, ...document } of activity.schedules) {
    const { version, effectiveFrom: effective_from } = document;
    const before = writer.done.get("fee_schedule")?.changed ?? 0;
    await writer.put("fee_schedule", { activity_id: activityId, version }, { effective_from, document });
    if ((writer.done.get("fee_schedule")?.changed ?? 0) === before) continue;
    throw new TownProblem([
      `activities, ${code}, fees\u00a0: la version ${version} est déjà enregistrée, avec d’autres prix. Une grille enregistrée ne change plus\u00a0: écrivez la version ${version + 1}, avec sa date d’effet.`,
    ]);
  }
  await openDays(client, writer, town, { ...activity, id: activityId }, ids.schools);
  const openings = describedOpenings(town, activity).flatMap((opening) => (opening.ok ? [opening.value] : []));
  await putOpenings(client, writer, activityId, openings, ids.schools);
}
