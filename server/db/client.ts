import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/server/platform/env";
import { PrismaClient } from "./generated/prisma/client";
import { closeSidePool } from "./side-pool";
import { steadyPool } from "./steady-pool";

/**
 * The only PrismaClient. The session is in UTC because the adapter loses the offset of `timestamptz` otherwise
 * (prisma/orm#28629). Statements are named, so that PostgreSQL plans each one once per connection.
 */
function createClient(): PrismaClient {
  const pool = steadyPool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    options: "-c TimeZone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=20000",
    // In a rush a request waits its turn for a connection; it is an outage that makes it wait longer than this.
    connectionTimeoutMillis: env().DATABASE_WAIT_SECONDS * 1000,
    keepAlive: true,
  });
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: (query) => `p${createHash("sha1").update(query.sql).digest("hex").slice(0, 30)}`,
  });
  return new PrismaClient({ adapter });
}

const holder = globalThis as typeof globalThis & { preauPrisma?: PrismaClient };

/** One client for the process, kept over the module reloads of development. */
export function prisma(): PrismaClient {
  holder.preauPrisma ??= createClient();
  return holder.preauPrisma;
}

/** Closes the pools: for scripts, the worker's end and tests. */
export async function closeDatabase(): Promise<void> {
  await holder.preauPrisma?.$disconnect();
  holder.preauPrisma = undefined;
  await closeSidePool();
}
