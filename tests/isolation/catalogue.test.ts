import type { Pool, PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { owner } from "../support/owner";

/** Tables without a city, each with the reason why it may have none. */
const WITHOUT_CITY: Record<string, string> = {
  city: "the list of cities itself, public facts",
  city_host: "read before the city is known, to find it",
  rate_limit: "hashed keys, no personal datum",
  schema_migration: "the migration tool's own",
};

/** Columns that name a row and refer to no table, each with the reason. */
const WITHOUT_REFERENCE: Record<string, string> = {
  "enrolment_request.sending_id": "chosen by the form that asks, so that its children are asked for once",
  "history_entry.family_id": "a line of history outlives what it tells of",
  "payfip_operation.request_key": "chosen by the form that pays, so that PayFiP is asked once",
  "payment.request_key": "chosen by the form that records a payment, so that it is recorded once",
  "refund.request_key": "chosen by the form that gives money back, so that it is given back once",
  "search_word.subject_id": "a person or a child, by the column beside it; written by a trigger only",
  "waitlist_entry.group_id": "a name that siblings share, no row",
};

/** Tables whose changes leave no line in the history, each with the reason. */
const WITHOUT_HISTORY: Record<string, string> = {
  booking_draft: "what somebody was about to ask; the bookings made of it have their own lines",
  document_reminder: "that a household was written to; the mail is kept, the document has its own lines",
  history_entry: "the history itself",
  history_seal: "the history's own seals, append-only",
  invoice_line: "fixed when the invoice is issued, by a digest that its own line of history holds",
  ledger_line: "append-only, the lines of an entry that has its own line of history",
  mail: "what was sent, told by the change that it tells of",
  number_series: "a counter; the invoices, receipts and deposits that bear its numbers have their own lines",
  payfip_operation_invoice: "the detail of an operation, written once with it",
  search_word: "words of the tables that have a history",
  session: "kept whole, ended rather than changed",
};

/** Functions that act with their owner's rights for the serving role, each with what keeps it to the caller's own town. */
const WITH_OWNERS_RIGHTS: Record<string, string> = {
  "app.add_job": "adds a job of the caller's town, whatever the payload says",
  "app.add_jobs": "adds jobs of the caller's town, whatever the payloads say",
  "app.count_invoices": "counts rows for the base's planner, and tells nothing",
  "app.record_read": "adds a line of a reading to the history of the caller's town",
};

const TENANT = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'city_id' AND NOT a.attisdropped)`;

/** A function of ours: those of an extension are its own. */
const OURS = `p.pronamespace IN ('public'::regnamespace, 'app'::regnamespace) AND NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')`;

/** Each way in which the base may be open, as a query that names the places. */
const GAPS = {
  "has no city": `
    SELECT c.relname AS place FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'city_id' AND NOT a.attisdropped)`,
  "is not under forced row-level security": `
    SELECT c.relname AS place FROM pg_class c WHERE ${TENANT} AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  "has another policy than the tenant's": `
    SELECT c.relname AS place FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid WHERE ${TENANT} GROUP BY c.oid
    HAVING count(p) <> 1 OR bool_or(p.polcmd <> '*' OR NOT p.polpermissive OR p.polroles <> '{0}'
      OR pg_get_expr(p.polqual, c.oid) IS DISTINCT FROM '(city_id = ( SELECT app.city() AS city))'
      OR pg_get_expr(p.polwithcheck, c.oid) IS DISTINCT FROM '(city_id = ( SELECT app.city() AS city))')`,
  "has a key that does not begin with the city": `
    SELECT c.relname AS place FROM pg_class c WHERE ${TENANT} AND c.relname NOT IN ('history_entry') AND NOT EXISTS (
      SELECT FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attname = 'city_id')`,
  "refers to a row by less than (city_id, …)": `
    SELECT k.conrelid::regclass || '.' || k.conname AS place FROM pg_constraint k
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.confrelid <> 'city'::regclass
      AND NOT ((SELECT attname FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = k.conkey[1]) = 'city_id'
           AND (SELECT attname FROM pg_attribute WHERE attrelid = k.confrelid AND attnum = k.confkey[1]) = 'city_id')`,
  "names a row without a reference": `
    SELECT c.relname || '.' || a.attname AS place FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE ${TENANT} AND a.atttypid = 'uuid'::regtype AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('id', 'city_id')
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey))`,
  "leaves no history": `
    SELECT c.relname AS place FROM pg_class c WHERE (${TENANT} OR c.oid = 'public.city'::regclass) AND NOT EXISTS (
      SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'history' AND g.tgenabled = 'O'
        AND g.tgfoid = 'app.write_history'::regproc)`,
  "is seen through, by the rights of its owner": `
    SELECT c.relname AS place FROM pg_class c WHERE c.relnamespace IN ('public'::regnamespace, 'app'::regnamespace)
      AND c.relkind IN ('v', 'm', 'f')`,
  "acts with its owner's rights on a path that its caller chooses": `
    SELECT p.oid::regproc::text AS place FROM pg_proc p WHERE p.pronamespace IN ('public'::regnamespace, 'app'::regnamespace)
      AND p.prosecdef AND NOT coalesce(p.proconfig, '{}') @> '{"search_path=public, pg_temp"}'`,
  "may be run by anybody": `
    SELECT p.oid::regproc::text AS place FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
    WHERE ${OURS} AND g.grantee = 0`,
  "is a trigger's, and may be tied by the serving role to a table of its own": `
    SELECT p.oid::regproc::text AS place FROM pg_proc p
    WHERE ${OURS} AND p.prorettype = 'trigger'::regtype AND has_function_privilege('preau_app', p.oid, 'EXECUTE')`,
  "is run by the serving role with its owner's rights": `
    SELECT p.oid::regproc::text AS place FROM pg_proc p
    WHERE ${OURS} AND p.prosecdef AND has_function_privilege('preau_app', p.oid, 'EXECUTE')`,
  "may be used by anybody, or emptied by the serving role": `
    SELECT c.relname AS place FROM pg_class c, aclexplode(c.relacl) g
    WHERE c.relnamespace = 'public'::regnamespace AND (g.grantee = 0 OR (g.grantee = 'preau_app'::regrole
      AND g.privilege_type IN ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN')))
      AND c.relname NOT LIKE 'pg_stat%'`,
} as const;

type Gap = keyof typeof GAPS;

const ALLOWED: Partial<Record<Gap, Record<string, string>>> = {
  "has no city": Object.fromEntries(Object.entries(WITHOUT_CITY).filter(([name]) => name !== "city_host")),
  "is not under forced row-level security": { city_host: WITHOUT_CITY.city_host ?? "" },
  "has another policy than the tenant's": { city_host: WITHOUT_CITY.city_host ?? "" },
  "has a key that does not begin with the city": { city_host: WITHOUT_CITY.city_host ?? "" },
  "names a row without a reference": WITHOUT_REFERENCE,
  "is run by the serving role with its owner's rights": WITH_OWNERS_RIGHTS,
  "leaves no history": { ...WITHOUT_HISTORY, city_host: WITHOUT_CITY.city_host ?? "" },
};

async function placesOf(client: Pool | PoolClient, gap: Gap): Promise<string[]> {
  const { rows } = await client.query<{ place: string }>(GAPS[gap]);
  return rows.map(({ place }) => place).sort();
}

const gaps = Object.keys(GAPS).filter((name): name is Gap => name in GAPS);

describe("every tenant table is closed (T1, design: Data)", () => {
  it.each(gaps)("no table, column or function %s, but those with a reason", async (gap) => {
    expect(await placesOf(owner(), gap)).toEqual(Object.keys(ALLOWED[gap] ?? {}).sort());
  });

  it("is served by a role that is neither owner nor superuser and cannot bypass", async () => {
    const { rows } = await owner().query(`
      SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owned FROM pg_roles r WHERE rolname = 'preau_app'`);
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 },
    ]);
  });
});

describe("a table that is left open is found (negative controls)", () => {
  let client: PoolClient;
  beforeAll(async () => {
    client = await owner().connect();
  });
  afterAll(() => client.release());

  const closed = `CREATE TABLE opened (city_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (city_id, id));
    SELECT app.tenant_table('opened');`;

  it.each<[Gap, string, string]>([
    ["has no city", "CREATE TABLE opened (id uuid PRIMARY KEY)", "opened"],
    ["is not under forced row-level security", "ALTER TABLE opened NO FORCE ROW LEVEL SECURITY", "opened"],
    ["is not under forced row-level security", "ALTER TABLE opened DISABLE ROW LEVEL SECURITY", "opened"],
    ["has another policy than the tenant's", "CREATE POLICY second ON opened USING (true)", "opened"],
    ["has another policy than the tenant's", "DROP POLICY tenant ON opened", "opened"],
    ["has another policy than the tenant's", "ALTER POLICY tenant ON opened WITH CHECK (true)", "opened"],
    [
      "has another policy than the tenant's",
      "ALTER POLICY tenant ON opened USING (city_id = app.city() OR true)",
      "opened",
    ],
    ["has a key that does not begin with the city", "ALTER TABLE opened DROP CONSTRAINT opened_pkey", "opened"],
    [
      "refers to a row by less than (city_id, …)",
      "ALTER TABLE family ADD UNIQUE (id); ALTER TABLE opened ADD family_id uuid CONSTRAINT short REFERENCES family (id)",
      "opened.short",
    ],
    ["names a row without a reference", "ALTER TABLE opened ADD family_id uuid", "opened.family_id"],
    ["leaves no history", "DROP TRIGGER history ON opened", "opened"],
    ["leaves no history", "ALTER TABLE opened DISABLE TRIGGER history", "opened"],
    ["leaves no history", "DROP TRIGGER history ON city", "city"],
    ["is seen through, by the rights of its owner", "CREATE VIEW through AS SELECT * FROM opened", "through"],
    [
      "acts with its owner's rights on a path that its caller chooses",
      "CREATE FUNCTION app.opens() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
      "app.opens",
    ],
    ["may be run by anybody", "CREATE FUNCTION app.opens() RETURNS int LANGUAGE sql AS 'SELECT 1'", "app.opens"],
    ["may be run by anybody", "GRANT EXECUTE ON FUNCTION app.write_history TO PUBLIC", "app.write_history"],
    [
      "is a trigger's, and may be tied by the serving role to a table of its own",
      "GRANT EXECUTE ON FUNCTION app.index_words TO preau_app",
      "app.index_words",
    ],
    [
      "is run by the serving role with its owner's rights",
      "ALTER FUNCTION app.search_form SECURITY DEFINER",
      "app.search_form",
    ],
    ["may be used by anybody, or emptied by the serving role", "GRANT SELECT ON opened TO PUBLIC", "opened"],
    ["may be used by anybody, or emptied by the serving role", "GRANT TRUNCATE ON opened TO preau_app", "opened"],
  ])("%s: %s", async (gap, mistake, place) => {
    await client.query("BEGIN");
    try {
      if (!mistake.startsWith("CREATE TABLE")) await client.query(closed);
      const before = await placesOf(client, gap);
      expect(before).not.toContain(place);
      await client.query(mistake);
      expect(await placesOf(client, gap)).toContain(place);
    } finally {
      await client.query("ROLLBACK");
    }
  });
});
