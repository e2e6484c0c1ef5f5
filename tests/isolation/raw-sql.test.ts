import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { insert, owner } from "../support/owner";
import { makeDivision } from "./town-rows";
import { makeTowns, makeWorld, type World } from "./victim";

/*
 * Raw SQL as the serving role (attack 3): whoever could run any statement in the product's connection, but does not
 * name the victim's town, neither reads nor writes a row of it. With the town named, the rows are there.
 */

interface Table {
  readonly name: string;
  /** Its columns, without those that PostgreSQL computes. */
  readonly columns: string;
}

let world: World;
let abroadId: string;
let tables: readonly Table[];
let app: pg.Client;

beforeAll(async () => {
  const [abroad, town] = await makeTowns(1);
  if (!town) throw new Error("There is no town");
  abroadId = abroad.city.id;
  world = await makeWorld(town, abroad);
  const city_id = town.city.id;
  await insert("school_class", { city_id, id: newId(), school_id: world.town.schoolId, name: "CP", levels: ["CP"] });
  const sheet = { city_id, activity_id: world.canteen.activityId, school_id: world.town.schoolId, day: "2026-12-01" };
  await insert("attendance_sheet", {
    ...sheet,
    id: newId(),
    verified_by: world.town.agentId,
    verified_at: "2026-12-01",
  });
  const absent = { child_id: world.ids.childId, family_id: world.ids.familyId, kind: "absent_excused" };
  await insert("attendance_exception", { ...sheet, ...absent, id: newId(), recorded_by: world.town.agentId });
  await makeDivision(world.canteen, world.town);
  await insertMoney(city_id);
  await insertReminder(city_id);
  await insertAccessDecision(city_id);
  await insert("recovery_token", {
    city_id,
    id: newId(),
    account_id: world.ids.accountId,
    token_hash: Buffer.alloc(32),
    expires_at: "2100-01-01",
  });
  const seal = { sequence: 1, from_xid: "0", to_xid: "1", entries: 0, key_version: 1 };
  await insert("history_seal", { city_id, ...seal, digest: Buffer.alloc(32), previous_digest: Buffer.alloc(32) });
  const { rows } = await owner().query<Table>(`
    SELECT c.table_name AS name, string_agg(quote_ident(c.column_name), ', ') FILTER (WHERE c.is_generated = 'NEVER') AS columns
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
    GROUP BY c.table_name HAVING bool_or(c.column_name = 'city_id') AND c.table_name <> 'city_host'`);
  tables = rows;
  app = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await app.connect();
});
afterAll(() => app.end());

/** Staff suspended the victim's access once, and reopened it since. */
async function insertAccessDecision(city_id: string): Promise<void> {
  const { familyId: family_id, personId: person_id, accountId: account_id } = world.ids;
  const decided = { decided_by: world.town.agentId, decided_at: "2026-11-20T09:00:00Z" };
  const what = { kind: "suspended", reason: "essai" };
  await insert("access_decision", { city_id, id: newId(), family_id, person_id, account_id, ...what, ...decided });
}

/** What money leaves behind it, that no other test of isolation needs. */
async function insertMoney(city_id: string): Promise<void> {
  const { operationId, invoiceId, paymentId, debtorId, familyId, accountId } = world.ids;
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM regie WHERE city_id = $1", [city_id]);
  const at = "2026-11-23T10:00:00Z";
  const by = { recorded_by: accountId, recorded_at: at, day: "2026-11-23", reason: "essai" };
  const move = { operation_id: operationId, at, cause: "essai", from_status: "created", to_status: "redirected" };
  await insert("payfip_move", { city_id, id: newId(), ...move });
  const asked = { operation_id: operationId, invoice_id: invoiceId, amount_cents: 100, open: false };
  await insert("payfip_operation_invoice", { city_id, ...asked });
  await insert("payment_reversal", { city_id, id: newId(), payment_id: paymentId, ...by });
  const refund = { regie_id: rows[0]?.id, debtor_id: debtorId, family_id: familyId, amount_cents: 100 };
  await insert("refund", { city_id, id: newId(), request_key: newId(), ...refund, ...by });
}

/** That the victim was told of a document that runs out. */
async function insertReminder(city_id: string): Promise<void> {
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM document_type WHERE city_id = $1", [city_id]);
  const told = { type_id: rows[0]?.id, valid_until: "2026-12-10", stage: "ending", told_at: "2026-11-23T06:23:00Z" };
  await insert("document_reminder", { city_id, id: newId(), family_id: world.ids.familyId, ...told });
}

/** Runs a statement as the serving role, in a transaction that names `city` or none, and takes it back. */
async function tryAs(city: string | undefined, statement: string, values: readonly unknown[] = []) {
  await app.query("BEGIN");
  try {
    if (city) await app.query("SELECT set_config('app.city', $1, true)", [city]);
    const { rowCount, rows } = await app.query(statement, [...values]);
    return { touched: rowCount ?? 0, rows, refusal: undefined };
  } catch (error) {
    return { touched: 0, rows: [], refusal: error instanceof pg.DatabaseError ? error.code : String(error) };
  } finally {
    await app.query("ROLLBACK");
  }
}

const NOT_ALLOWED = "42501";

async function rowOfVictim({ name }: Table): Promise<string> {
  const { rows } = await owner().query(`SELECT to_jsonb(t)::text AS row FROM ${name} t WHERE city_id = $1 LIMIT 1`, [
    world.canteen.city.id,
  ]);
  if (!rows[0]) throw new Error(`The victim's town has no row in ${name}: the test would prove nothing`);
  return rows[0].row;
}

/** Adds a copy of a row, under the town that it says. */
const copyInto = ({ name, columns }: Table) =>
  `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM jsonb_populate_record(NULL::${name}, $1::jsonb)`;

describe("the serving role, in raw SQL (attacks 2, 3)", () => {
  it("sees the rows of every table with the town named (positive control)", async () => {
    const empty: string[] = [];
    for (const { name } of tables) {
      const { rows } = await tryAs(world.canteen.city.id, `SELECT count(*)::int AS n FROM ${name}`);
      if (!(rows[0]?.n > 0)) empty.push(name);
    }
    expect(empty).toEqual([]);
  });

  it.each([
    ["no town", () => undefined],
    ["another town", () => abroadId],
    ["an empty town", () => ""],
    ["a town that does not exist", () => newId()],
  ])("reads and changes nothing of the victim's with %s", async (_what, city) => {
    for (const table of tables) {
      const victims = `${table.name} WHERE city_id = '${world.canteen.city.id}'`;
      expect((await tryAs(city(), `SELECT 1 FROM ${victims}`)).touched, `read ${table.name}`).toBe(0);
      for (const change of [
        `DELETE FROM ${victims}`,
        `UPDATE ${victims.replace(" WHERE", " SET city_id = city_id WHERE")}`,
      ]) {
        const { touched, refusal } = await tryAs(city(), change);
        expect(touched, change).toBe(0);
        expect([undefined, NOT_ALLOWED], change).toContain(refusal);
      }
      const added = await tryAs(city(), copyInto(table), [await rowOfVictim(table)]);
      expect(added.refusal, `insert ${table.name}`).toBe(NOT_ALLOWED);
    }
  });

  it("would read and change all of it, were row security off (negative control)", async () => {
    const victims = `WHERE city_id = '${world.canteen.city.id}'`;
    const client = await owner().connect();
    try {
      await client.query("BEGIN");
      await client.query("ALTER TABLE family NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY");
      await client.query("SET LOCAL ROLE preau_app");
      await client.query("SELECT set_config('app.city', $1, true)", [abroadId]);
      expect((await client.query(`SELECT 1 FROM family ${victims}`)).rowCount).toBeGreaterThan(0);
      await client.query("SELECT set_config('app.actor', 'test', true)");
      expect((await client.query(`UPDATE family SET name = name ${victims}`)).rowCount).toBeGreaterThan(0);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });

  it("moves no row of its own into the victim's town", async () => {
    for (const { name } of tables) {
      const { refusal, touched } = await tryAs(abroadId, `UPDATE ${name} SET city_id = $1`, [world.canteen.city.id]);
      expect(touched, name).toBe(0);
      expect([undefined, NOT_ALLOWED], name).toContain(refusal);
    }
  });

  it("forgets the town at the end of the transaction, on the same connection", async () => {
    await tryAs(world.canteen.city.id, "SELECT 1");
    const { rows } = await app.query("SELECT count(*)::int AS n FROM family");
    expect(rows[0]?.n).toBe(0);
    await app.query("BEGIN");
    await app.query("SELECT set_config('app.city', $1, true)", [world.canteen.city.id]);
    await app.query("COMMIT");
    expect((await app.query("SELECT 1 FROM person")).rowCount).toBe(0);
  });

  it.each([
    "ALTER TABLE family DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE family NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY tenant ON family",
    "ALTER ROLE preau_app BYPASSRLS",
    "SET ROLE postgres",
    "SET session_replication_role = replica",
    "CREATE TABLE own (id int)",
    "SELECT * FROM graphile_worker._private_jobs",
    "SELECT app.tenant_table('family')",
    "TRUNCATE family CASCADE",
    "COPY family TO PROGRAM 'cat'",
  ])("may not %s", async (statement) => {
    expect((await tryAs(world.canteen.city.id, statement)).refusal).toBe(NOT_ALLOWED);
  });

  const forge = `CREATE TEMP TABLE invoice (city_id uuid, id uuid) ON COMMIT DROP;
    CREATE TRIGGER forged AFTER INSERT ON pg_temp.invoice FOR EACH ROW EXECUTE FUNCTION app.write_history();
    INSERT INTO pg_temp.invoice VALUES (app.city(), app.city())`;

  it("adds no line to the history by a table of its own", async () => {
    expect((await tryAs(world.canteen.city.id, forge)).refusal).toBe(NOT_ALLOWED);
  });

  it("would, were a trigger's function everybody's as PostgreSQL makes them (negative control)", async () => {
    await owner().query("GRANT EXECUTE ON FUNCTION app.write_history TO PUBLIC");
    try {
      expect((await tryAs(world.canteen.city.id, forge)).refusal).toBeUndefined();
    } finally {
      await owner().query("REVOKE EXECUTE ON FUNCTION app.write_history FROM PUBLIC");
    }
  });

  it("gains nothing by switching row security off: the read fails", async () => {
    await app.query("BEGIN");
    await app.query("SET LOCAL row_security = off");
    await expect(app.query("SELECT * FROM family")).rejects.toThrow(/row-level security/);
    await app.query("ROLLBACK");
  });

  it("adds jobs of its own town only, whatever the payload says", async () => {
    await app.query("BEGIN");
    await app.query("SELECT set_config('app.city', $1, true)", [abroadId]);
    await app.query("SELECT app.add_job('send-mail', $1)", [
      JSON.stringify({ mailId: "x", cityId: world.canteen.city.id }),
    ]);
    await app.query("COMMIT");
    const { rows } = await owner().query(
      `SELECT payload ->> 'cityId' AS city FROM graphile_worker._private_jobs WHERE payload ->> 'mailId' = 'x'`,
    );
    expect(rows).toEqual([{ city: abroadId }]);
    expect((await tryAs(undefined, "SELECT app.add_job('send-mail', '{}')")).refusal).toBe("P0001");
  });
});
