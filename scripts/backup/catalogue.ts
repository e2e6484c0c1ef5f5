import pg from "pg";
import { BackupProblem } from "./problem";

/** Tables that hold nothing to keep, each with the reason. Every other table of the base is in a backup. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "public.rate_limit":
    "compteurs d’essais de quelques minutes, sous forme d’empreintes\u00a0; PostgreSQL lui-même les vide après un arrêt brutal",
};

/** Everything that is not PostgreSQL's own, nor an extension's. `c` is pg_class, `n` its namespace. */
export const OF_THE_PRODUCT = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`;

export interface Column {
  readonly name: string;
  /** As PostgreSQL writes it, "timestamp(3) with time zone". */
  readonly type: string;
}

export interface Table {
  readonly schema: string;
  readonly name: string;
  /** Without those that the base computes. */
  readonly columns: readonly Column[];
  /** SQL expressions that put the rows in one order only, the city first. */
  readonly order: readonly string[];
  /** Row-level security hides rows from this role: they are read city by city. */
  readonly filtered: boolean;
}

interface TableRow {
  schema: string;
  name: string;
  filtered: boolean;
  columns: (Column & { collated: boolean })[];
  key: string[] | null;
}

const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name, row_security_active(c.oid) AS filtered,
    (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'collated', a.attcollation <> 0) ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    (SELECT json_agg(a.attname ORDER BY k.place) FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(number, place)
     JOIN pg_attribute a ON a.attnum = k.number WHERE a.attrelid = c.oid AND i.indrelid = c.oid AND i.indisprimary) AS key
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND ${OF_THE_PRODUCT}
  ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`;

/** The key, or without one the whole row; the city first, so that a reading city by city gives the same order. */
function orderOf({ columns, key }: TableRow): string[] {
  const names = key ?? columns.map(({ name }) => name);
  const all = columns.some(({ name }) => name === "city_id") ? ["city_id", ...names] : names;
  return [...new Set(all)].map((name) => {
    const column = pg.escapeIdentifier(name);
    if (!key && name !== "city_id") return `${column}::text COLLATE "C"`;
    return columns.find((found) => found.name === name)?.collated ? `${column} COLLATE "C"` : column;
  });
}

/**
 * The tables to save, as the catalogue of the base has them.
 * @throws BackupProblem when some are hidden from this role and cannot be read city by city.
 */
export async function savedTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<TableRow>(TABLES);
  const kept = rows.filter(({ schema, name }) => !Object.hasOwn(LEFT_OUT, `${schema}.${name}`));
  const hidden = kept.filter(({ filtered, columns }) => filtered && !columns.some(({ name }) => name === "city_id"));
  if (hidden.length > 0) {
    const names = hidden.map(({ schema, name }) => `${schema}.${name}`).join(", ");
    throw new BackupProblem(
      `Ce rôle ne voit pas toutes les lignes de ${names}. Sauvegardez avec le propriétaire de la base.`,
    );
  }
  return kept.map((row) => ({
    schema: row.schema,
    name: row.name,
    columns: row.columns.map(({ name, type }) => ({ name, type })),
    order: orderOf(row),
    filtered: row.filtered,
  }));
}

export interface Sequence {
  readonly schema: string;
  readonly name: string;
  readonly lastValue: string;
  readonly isCalled: boolean;
}

export function qualified({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}

/**
 * The sequences at this moment. They obey no snapshot: read after it was opened, they are never behind the rows in it.
 */
export async function sequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND ${OF_THE_PRODUCT} ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  );
  const found: Sequence[] = [];
  for (const sequence of rows) {
    const { rows: values } = await client.query<Pick<Sequence, "lastValue" | "isCalled">>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${qualified(sequence)}`,
    );
    if (values[0]) found.push({ ...sequence, ...values[0] });
  }
  return found;
}

export interface TownRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export async function towns(client: pg.ClientBase): Promise<TownRow[]> {
  const { rows } = await client.query<TownRow>("SELECT id, slug, name FROM city ORDER BY id");
  return rows;
}

/** In the order in which they were applied. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("SELECT name FROM schema_migration ORDER BY run_on, id");
  return rows.map(({ name }) => name);
}
