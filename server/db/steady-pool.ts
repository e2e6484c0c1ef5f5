import "server-only";
import pg from "pg";

/**
 * A pool whose connections outlive nothing but themselves. When PostgreSQL dies, a connection can report it once more after
 * its transaction was given up: an error that nobody listens to, which would end the process (quality F4). What it was
 * used for has failed already, and says so.
 */
export function steadyPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
