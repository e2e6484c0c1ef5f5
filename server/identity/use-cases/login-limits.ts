import "server-only";
import { countAttempt, forgetAttempts, forgiveAttempt, type RateLimit, wasSeen } from "../data/rate-limits";
import type { Door } from "./door";

/*
 * Three counters (attack 33). One login from one address: guessing at a parent's. One address: trying many logins.
 * One login from everywhere: guessing from many addresses; addresses from which this login succeeded lately are not
 * held back by it, so that the attacked parent still gets in. Nothing is ever counted against the other parent.
 */
const PAIR: RateLimit = { hits: 10, minutes: 15 };
const ADDRESS: RateLimit = { hits: 100, minutes: 15 };
const LOGIN: RateLimit = { hits: 30, minutes: 60 };
const REMEMBERED_DAYS = 30;

function keys(door: Door, login: string) {
  const { city, ip } = door;
  return {
    pair: ["login", city.id, login, ip],
    address: ["login-address", ip],
    login: ["login-everywhere", city.id, login],
    known: ["login-known", city.id, login, ip],
  } as const;
}

/** Counts an attempt. @returns the minutes to wait when it may not be looked at. */
export async function countLogin(door: Door, login: string): Promise<number | undefined> {
  const { pair, address, login: everywhere, known } = keys(door, login);
  const now = door.clock.now();
  const wait = (await countAttempt(address, ADDRESS, now)) ?? (await countAttempt(pair, PAIR, now));
  if (wait !== undefined) return wait;
  if (await wasSeen(known, REMEMBERED_DAYS, now)) return undefined;
  return countAttempt(everywhere, LOGIN, now);
}

/** A right password: nothing of it counts against anybody, and the address is known from now on. */
export async function forgiveLogin(door: Door, login: string): Promise<void> {
  const { pair, address, login: everywhere, known } = keys(door, login);
  await forgetAttempts(pair);
  await forgetAttempts(everywhere);
  await forgiveAttempt(address);
  await forgetAttempts(known);
  await countAttempt(known, { hits: 1, minutes: REMEMBERED_DAYS * 24 * 60 }, door.clock.now());
}
