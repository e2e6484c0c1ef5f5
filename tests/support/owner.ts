import pg from "pg";
import { afterAll } from "vitest";

let pool: pg.Pool | undefined;

/** The owner's connection to the test file's base: for fixtures and for looking behind row-level security. */
export function owner(): pg.Pool {
  if (pool) return pool;
  pool = new pg.Pool({ connectionString: process.env.DATABASE_OWNER_URL, max: 4 });
  // The base is dropped by force at the end of a file: a connection that was still closing is terminated.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

afterAll(async () => {
  await pool?.end();
  pool = undefined;
});

/** Inserts one row, given by column names. Objects become jsonb, arrays PostgreSQL arrays. */
export async function insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row);
  const values = Object.values(row).map((value) =>
    value !== null &&
    typeof value === "object" &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !Buffer.isBuffer(value)
      ? JSON.stringify(value)
      : value,
  );
  const places = columns.map((_, index) => `$${index + 1}`).join(", ");
  await owner().query(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`, values);
}
