import { beforeAll, describe, expect, it } from "vitest";
import { owner } from "../support/owner";

/** Tables without a city, each with the reason why it may have none. */
const WITHOUT_CITY: Record<string, string> = {
  city: "the list of cities itself, public facts",
  city_host: "read before the city is known, to find it",
  rate_limit: "hashed keys, no personal datum",
  schema_migration: "the migration tool's own",
};

interface TableRow {
  name: string;
  has_city: boolean;
  rls: boolean;
  forced: boolean;
  policies: number;
  complete: number;
}

let tables: TableRow[];

beforeAll(async () => {
  const { rows } = await owner().query<TableRow>(`
    SELECT c.relname AS name, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'city_id' AND NOT a.attisdropped) AS has_city,
      (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
      (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*'
         AND pg_get_expr(p.polqual, p.polrelid) LIKE '%app.city()%' AND pg_get_expr(p.polwithcheck, p.polrelid) LIKE '%app.city()%') AS complete
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1`);
  tables = rows;
});

describe("every tenant table is closed (T1, design: Data)", () => {
  it("has a city, or a stated reason to have none", () => {
    const bare = tables.filter((table) => !table.has_city || table.name in WITHOUT_CITY).map((table) => table.name);
    expect(bare).toEqual(Object.keys(WITHOUT_CITY).sort());
  });

  it("has forced row-level security with one complete policy", () => {
    const open = tables
      .filter((table) => !(table.name in WITHOUT_CITY))
      .filter((table) => !table.rls || !table.forced || table.policies !== 1 || table.complete !== 1)
      .map((table) => table.name);
    expect(open).toEqual([]);
  });

  it("refers to other tenant tables by (city_id, …) only", async () => {
    const { rows } = await owner().query<{ constraint: string }>(`
      SELECT k.conrelid::regclass || '.' || k.conname AS constraint FROM pg_constraint k
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
        AND k.confrelid NOT IN ('city'::regclass)
        AND NOT ((SELECT attname FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = k.conkey[1]) = 'city_id'
             AND (SELECT attname FROM pg_attribute WHERE attrelid = k.confrelid AND attnum = k.confkey[1]) = 'city_id')`);
    expect(rows).toEqual([]);
  });

  it("is served by a role that is neither owner nor superuser and cannot bypass", async () => {
    const { rows } = await owner().query(`
      SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owned FROM pg_roles r WHERE rolname = 'preau_app'`);
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 },
    ]);
  });

  it("shows the gap when a table is left open (negative control)", async () => {
    const client = await owner().connect();
    await client.query("BEGIN; CREATE TABLE left_open (city_id uuid NOT NULL)");
    const { rows } = await client.query("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'left_open'");
    await client.query("ROLLBACK");
    client.release();
    expect(rows).toEqual([{ relforcerowsecurity: false }]);
  });
});
