import "server-only";
import { logger } from "@/server/platform/logger";
import { err, ok, type Result } from "@/server/platform/result";
import { isUsable } from "../data/accounts";
import { type Credential, findCredentialByLogin } from "../data/credentials";
import { passwordMatches } from "../data/password-hash";
import { proposeSecret } from "../data/second-factors";
import { openSession } from "../data/sessions";
import { newTotpSecret } from "../domain/totp";
import type { AccountUnusable, OneTimePasswordExpired, TooManyAttempts, WrongCredentials } from "../errors";
import { accountActor, type Door, inCity } from "./door";
import { countLogin, forgiveLogin } from "./login-limits";

export interface LogIn {
  readonly login: string;
  readonly password: string;
  /** The parents' door or the agents': an account of the other one is unknown here. */
  readonly kind: "parent" | "agent";
}

export interface Entered {
  readonly sessionId: string;
  /** What comes first: a password to replace (A3), a second factor to set up or type (A6), or the space itself. */
  readonly next: "password" | "second-factor" | "space";
}

type LoginError = WrongCredentials | TooManyAttempts | OneTimePasswordExpired | AccountUnusable;

/** Logs in by a local account (A3, A6). Unknown logins cost the same work and get the same answer (A9). */
export async function logIn(door: Door, { login: typed, password, kind }: LogIn): Promise<Result<Entered, LoginError>> {
  const login = typed.trim().toLowerCase();
  const minutes = await countLogin(door, login);
  if (minutes !== undefined) return refuse(door, { tag: "TooManyAttempts", minutes });
  const found = await inCity(door, "anonymous", (tx) => findCredentialByLogin(tx, login));
  const credential = found?.account.kind === kind ? found : undefined;
  const matches = await passwordMatches(credential?.passwordHash, password);
  if (!credential || !matches) return refuse(door, { tag: "WrongCredentials" });
  const { oneTimeExpiresAt, account } = credential;
  if (oneTimeExpiresAt && oneTimeExpiresAt.getTime() <= door.clock.now().epochMilliseconds) {
    return refuse(door, { tag: "OneTimePasswordExpired" });
  }
  if (!isUsable(account)) return refuse(door, { tag: "AccountUnusable" });
  await forgiveLogin(door, login);
  return ok(await enter(door, credential));
}

async function enter(door: Door, credential: Credential): Promise<Entered> {
  const { account, mustChange, totpConfirmedAt } = credential;
  const isAgent = account.kind === "agent";
  const sessionId = await inCity(door, accountActor(account.id), async (tx) => {
    if (isAgent && !totpConfirmedAt) await proposeSecret(tx, door.city.id, account.id, newTotpSecret());
    return openSession(tx, {
      cityId: door.city.id,
      accountId: account.id,
      kind: account.kind,
      method: "local",
      userAgent: door.userAgent,
      now: door.clock.now(),
      replaces: door.sessionId,
    });
  });
  if (isAgent && totpConfirmedAt) return { sessionId, next: "second-factor" };
  if (mustChange) return { sessionId, next: "password" };
  return { sessionId, next: isAgent ? "second-factor" : "space" };
}

function refuse<E extends LoginError>(door: Door, error: E): { readonly ok: false; readonly error: E } {
  logger.warn({ event: "login-refused", reason: error.tag, city: door.city.slug, request: door.requestId }, "login");
  return err(error);
}
