import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { runningPort } from "@/scripts/postgres";
import { type BrokenInvariant, INVARIANTS } from "../support/invariants-statement";

/** Asks something of the base of a demonstration that runs, as its owner. */
async function ask<R extends object>(folder: string, text: string, values: unknown[]): Promise<R[]> {
  const directory = path.join(folder, "postgres");
  const password = readFileSync(`${directory}.password`, "utf8").trim();
  const owner = new pg.Client(`postgresql://postgres:${password}@127.0.0.1:${runningPort(directory)}/preau`);
  await owner.connect();
  try {
    return (await owner.query<R & pg.QueryResultRow>(text, values)).rows;
  } finally {
    await owner.end();
  }
}

/** What does not hold any more, over the three towns: an empty list is what is wanted. */
export function brokenInDemo(folder: string): Promise<BrokenInvariant[]> {
  return ask(folder, INVARIANTS, []);
}

export interface OperationState {
  readonly status: string;
  /** Payments that it made. */
  readonly payments: number;
}

/** What the base knows of an operation. */
export async function operationIn(folder: string, idOp: string): Promise<OperationState | undefined> {
  const text = `
    SELECT o.status,
      (SELECT count(*)::int FROM payment p WHERE p.city_id = o.city_id AND p.payfip_operation_id = o.id) AS payments
    FROM payfip_operation o WHERE o.id_op = $1`;
  return (await ask<{ status: string; payments: number }>(folder, text, [idOp]))[0];
}

/** Time passes, for the worker's job about an operation. Gives how many seconds were left. */
export async function makeDue(folder: string, idOp: string): Promise<number | undefined> {
  const text = `
    WITH next AS (
      SELECT j.id, extract(epoch FROM j.run_at - now())::float AS seconds
      FROM graphile_worker._private_jobs j
      JOIN payfip_operation o ON j.key = o.city_id || ':ask-payfip:' || o.id WHERE o.id_op = $1)
    UPDATE graphile_worker._private_jobs j SET run_at = now() FROM next WHERE j.id = next.id RETURNING next.seconds`;
  return (await ask<{ seconds: number }>(folder, text, [idOp]))[0]?.seconds;
}
