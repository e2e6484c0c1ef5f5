import "server-only";
import { type Tx, withCity } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import type { City } from "@/server/tenancy";

/**
 * Who knocks, and where. A login hashes a password, which is slow: it holds no transaction meanwhile, and opens short
 * ones by `inCity`. Attempts are counted outside them, so that a refusal cannot undo its own count.
 */
export interface Door {
  readonly city: City;
  readonly clock: Clock;
  readonly ip: string;
  readonly userAgent: string;
  /** The request's reference, for the log and the history. */
  readonly requestId: string;
  /** The session that the browser already has, to be ended by a new one. */
  readonly sessionId?: string;
}

/** A short transaction of the city. `actor` is the account once it is known. */
export function inCity<T>(door: Door, actor: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withCity({ cityId: door.city.id, actor, request: door.requestId }, work);
}

export function accountActor(accountId: string): string {
  return `account:${accountId}`;
}
