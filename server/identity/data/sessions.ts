import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { type LoginMethod, SESSION_LIMITS } from "../domain/session";

export interface NewSession {
  readonly cityId: string;
  readonly accountId: string;
  readonly kind: "parent" | "agent";
  readonly method: LoginMethod;
  readonly userAgent: string;
  readonly now: Temporal.Instant;
  /** FranceConnect's id_token, kept for its logout; it never leaves the server. */
  readonly idToken?: string;
  /** Who acts for the account's owner by mandate (A10). */
  readonly representedBy?: string;
  /** The session that the same browser had: it ends here. */
  readonly replaces?: string;
}

/** An agent who has only given a password: time to set up or type the second factor, no more. */
const FIRST_FACTOR_MINUTES = 10;
const LONGEST_USER_AGENT = 300;

/** Opens a session with an id of its own, always a new one: a login never takes over an id that it was given (A8). */
export async function openSession(tx: Tx, session: NewSession): Promise<string> {
  const { cityId, accountId, kind, method, now } = session;
  const id = newId();
  const halfway = kind === "agent" && method === "local";
  const minutes = halfway ? FIRST_FACTOR_MINUTES : SESSION_LIMITS[kind].absoluteMinutes;
  if (session.replaces) await revokeSessionById(tx, session.replaces, now);
  await tx.session.create({
    data: {
      cityId,
      id,
      accountId,
      method,
      createdAt: new Date(now.epochMilliseconds),
      lastSeenAt: new Date(now.epochMilliseconds),
      expiresAt: new Date(now.epochMilliseconds + minutes * 60_000),
      userAgent: session.userAgent.slice(0, LONGEST_USER_AGENT),
      providerIdToken: session.idToken ?? null,
      representedBy: session.representedBy ?? null,
    },
  });
  return id;
}

/** @returns the provider's id_token when the session was live and had one. */
export async function revokeSessionById(
  tx: Tx,
  sessionId: string,
  now: Temporal.Instant,
): Promise<{ readonly idToken: string | null } | undefined> {
  const at = new Date(now.epochMilliseconds);
  const [row] = await tx.$queryRaw<{ provider_id_token: string | null }[]>`
    UPDATE session SET revoked_at = ${at} WHERE id = ${sessionId}::uuid AND revoked_at IS NULL
    RETURNING provider_id_token`;
  return row && { idToken: row.provider_id_token };
}

/** Ends one session of this account. @returns false when it has no such live session. */
export async function revokeOwnSession(
  tx: Tx,
  accountId: string,
  sessionId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const at = new Date(now.epochMilliseconds);
  const changed = await tx.$executeRaw`
    UPDATE session SET revoked_at = ${at}
    WHERE id = ${sessionId}::uuid AND account_id = ${accountId}::uuid AND revoked_at IS NULL`;
  return changed > 0;
}

/** Ends every session of the account, but `except`. */
export async function revokeSessions(tx: Tx, accountId: string, now: Temporal.Instant, except?: string): Promise<void> {
  const at = new Date(now.epochMilliseconds);
  await tx.$executeRaw`
    UPDATE session SET revoked_at = ${at}
    WHERE account_id = ${accountId}::uuid AND revoked_at IS NULL AND (${except ?? null}::uuid IS NULL OR id <> ${except ?? null}::uuid)`;
}

/** Ends the sessions that FranceConnect opened, but for one. */
export async function revokeFranceConnectSessions(
  tx: Tx,
  accountId: string,
  now: Temporal.Instant,
  except: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE session SET revoked_at = ${new Date(now.epochMilliseconds)}
    WHERE account_id = ${accountId}::uuid AND revoked_at IS NULL AND method = 'franceconnect' AND id <> ${except}::uuid`;
}
