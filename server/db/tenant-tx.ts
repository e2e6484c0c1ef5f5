import "server-only";
import { env } from "@/server/platform/env";
import type { Result } from "@/server/platform/result";
import { prisma } from "./client";
import { Prisma } from "./generated/prisma/client";

/** A transaction that sees one city only. There is no other way to reach a tenant's tables. */
export type Tx = Prisma.TransactionClient;

export interface TenantScope {
  readonly cityId: string;
  /** Who acts, for the history: "account:<id>", "worker", "system". */
  readonly actor: string;
  /** The request's reference, the same as in the log and on the error page. */
  readonly request?: string;
}

class Rollback extends Error {
  constructor(readonly outcome: unknown) {
    super("rollback");
  }
}

/** Names city, actor and request to the base for the rest of the transaction: one statement, local to it. */
export async function enterScope(tx: Tx, scope: TenantScope): Promise<void> {
  await tx.$queryRaw`SELECT set_config('app.city', ${scope.cityId}, true), set_config('app.actor', ${scope.actor}, true), set_config('app.request', ${scope.request ?? ""}, true)`;
}

const LIMIT_MS = 20_000;

/**
 * Runs `work` in one transaction of the city, `limitMs` long at most. A thrown error rolls it back. One that is given longer
 * than the others may spend it all in one statement, which the connection stops sooner otherwise.
 */
export async function withCity<T>(
  scope: TenantScope,
  work: (tx: Tx) => Promise<T>,
  limitMs: number = LIMIT_MS,
): Promise<T> {
  return prisma().$transaction(
    async (tx) => {
      await enterScope(tx, scope);
      if (limitMs > LIMIT_MS) await tx.$queryRaw`SELECT set_config('statement_timeout', ${`${limitMs}`}, true)`;
      return work(tx);
    },
    { maxWait: env().DATABASE_WAIT_SECONDS * 1000, timeout: limitMs },
  );
}

/**
 * Like `withCity`, but an outcome that `isFailure` recognises rolls back too, and is returned all the same:
 * returning an error from a Prisma transaction would commit it.
 */
export async function withCityOrRollback<T>(
  scope: TenantScope,
  work: (tx: Tx) => Promise<T>,
  isFailure: (outcome: T) => boolean,
  limitMs?: number,
): Promise<T> {
  const checked = async (tx: Tx) => {
    const outcome = await work(tx);
    if (isFailure(outcome)) throw new Rollback(outcome);
    return outcome;
  };
  try {
    return await withCity(scope, checked, limitMs);
  } catch (error) {
    if (error instanceof Rollback) return error.outcome as T;
    throw error;
  }
}

/**
 * One statement that is a transaction by itself: the base commits it as soon as it is done, so that what it locks never
 * waits for this process. `statement` reads `FROM` what it is given, which names city, actor and request beforehand.
 */
export async function cityStatement<T>(
  { cityId, actor, request }: TenantScope,
  statement: (entered: Prisma.Sql) => Prisma.Sql,
): Promise<T[]> {
  return prisma().$queryRaw<T[]>(statement(Prisma.sql`app.enter(${cityId}, ${actor}, ${request ?? ""})`));
}

/** A use case outside tRPC (jobs, scripts): an `err` rolls back. */
export function withCityResult<T, E>(
  scope: TenantScope,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  return withCityOrRollback(scope, work, (outcome) => !outcome.ok);
}
