import pg from "pg";
import { expect, it } from "vitest";
import { steadyPool } from "@/server/db/steady-pool";

const config = () => ({ connectionString: process.env.DATABASE_URL, max: 1 });

/** A connection that was given up, and reports the death of the server once more. */
async function lateReport(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  client.release(new Error("given up"));
  client.emit("error", new Error("terminating connection due to unexpected postmaster exit"));
  await pool.end();
}

it("a connection that reports the death of the server late ends nothing", async () => {
  await lateReport(steadyPool(config()));
});

it("in a plain pool it would end the process (negative control)", async () => {
  const pool = new pg.Pool(config());
  await expect(lateReport(pool)).rejects.toThrow("unexpected postmaster exit");
  await pool.end();
});
