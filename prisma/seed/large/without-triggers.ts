import type pg from "pg";

const TABLES = [
  "family",
  "person",
  "family_adult",
  "account",
  "person_login",
  "child",
  "family_child",
  "quotient_familial",
];
const BOOKING_TABLES = ["school", "school_class", "enrolment", "slot", "booking", "waitlist_entry"];

/**
 * Runs a bulk load without history, search words and, for a superuser, without the checks of foreign keys: the rows
 * are consistent by construction, and tests/integration/seed/large.test.ts holds them to it.
 */
export async function withoutTriggers(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ superuser: boolean }>(
    "SELECT rolsuper AS superuser FROM pg_roles WHERE rolname = current_user",
  );
  if (rows[0]?.superuser) {
    await client.query("SET LOCAL session_replication_role = replica");
    await work();
    await client.query("SET LOCAL session_replication_role = origin");
    return;
  }
  const tables = [...TABLES, ...BOOKING_TABLES];
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await work();
  // Deferred checks must be done before a table may be altered again.
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}
