import "server-only";
import type pg from "pg";
import { env } from "@/server/platform/env";
import { steadyPool } from "./steady-pool";

const holder = globalThis as typeof globalThis & { preauSidePool?: pg.Pool };

/**
 * Two connections apart from the main pool, for the few statements that a request makes outside its transaction.
 * From the main pool they could wait for a connection that waits for them.
 */
export function sidePool(): pg.Pool {
  if (holder.preauSidePool) return holder.preauSidePool;
  const pool = steadyPool({
    connectionString: env().DATABASE_URL,
    max: 2,
    options: "-c TimeZone=UTC -c statement_timeout=5000",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  holder.preauSidePool = pool;
  return pool;
}

export async function closeSidePool(): Promise<void> {
  const pool = holder.preauSidePool;
  holder.preauSidePool = undefined;
  await pool?.end();
}
