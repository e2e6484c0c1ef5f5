import "server-only";
import pg from "pg";
import { env } from "@/server/platform/env";

const holder = globalThis as typeof globalThis & { preauSidePool?: pg.Pool };

/**
 * Two connections apart from the main pool, for the few statements that a request makes outside its transaction.
 * From the main pool they could wait for a connection that waits for them.
 */
export function sidePool(): pg.Pool {
  if (holder.preauSidePool) return holder.preauSidePool;
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 2,
    options: "-c TimeZone=UTC -c statement_timeout=5000",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // An idle connection that the server closes is no failure: the pool opens another one.
  pool.on("error", () => undefined);
  holder.preauSidePool = pool;
  return pool;
}

export async function closeSidePool(): Promise<void> {
  const pool = holder.preauSidePool;
  holder.preauSidePool = undefined;
  await pool?.end();
}
