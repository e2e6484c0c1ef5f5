import type pg from "pg";
import { OF_THE_PRODUCT } from "./catalogue";

/*
 * What stands in the way of loading rows as they are, taken away and put back in the same transaction. Nothing here asks
 * for a superuser: the owner of the tables may do all of it, on a managed server too. A reference that is put back is
 * checked against every row, where session_replication_role = replica would let a broken one in unseen.
 */
interface Obstacle {
  readonly away: string;
  readonly back: string;
}

const STRUCTURE = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname) AS away,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) AS back
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE k.contype = 'f' AND k.conparentid = 0 AND ${OF_THE_PRODUCT} ORDER BY k.conrelid::regclass::text, k.conname`;

/** Those that no constraint stands on: made in one pass after the load, they cost a fraction. */
const INDEXES = `
  SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS away, pg_get_indexdef(i.indexrelid) AS back
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND NOT i.indisreplident AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
    AND ${OF_THE_PRODUCT} ORDER BY i.indexrelid::regclass::text`;

/** Triggers would write history and search words a second time; forced row-level security refuses COPY to the owner. */
const GUARDS = `
  SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname) AS away,
    format('ALTER TABLE %s %s TRIGGER %I', t.tgrelid::regclass,
      CASE t.tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE' END, t.tgname) AS back
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND ${OF_THE_PRODUCT}
  UNION ALL
  SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', c.oid::regclass), format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', c.oid::regclass)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.relforcerowsecurity AND ${OF_THE_PRODUCT}`;

async function obstacles(client: pg.Client, query: string): Promise<Obstacle[]> {
  return (await client.query<Obstacle>(query)).rows;
}

async function run(client: pg.Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

/**
 * Runs `load` in the caller's transaction without references, indexes, triggers and forced row-level security; puts the
 * first two back, runs `settle`, and puts the rest back. A failure undoes all of it with the transaction.
 */
export async function withOpenTables(
  client: pg.Client,
  load: () => Promise<void>,
  settle: () => Promise<void>,
): Promise<void> {
  const references = await obstacles(client, STRUCTURE);
  const guards = await obstacles(client, GUARDS);
  await run(
    client,
    [...references, ...guards].map(({ away }) => away),
  );
  // Only now: a reference may stand on an index that belongs to no constraint.
  const indexes = await obstacles(client, INDEXES);
  await run(
    client,
    indexes.map(({ away }) => away),
  );
  await load();
  await run(
    client,
    [...indexes, ...references].map(({ back }) => back),
  );
  await settle();
  await run(
    client,
    guards.map(({ back }) => back),
  );
}
