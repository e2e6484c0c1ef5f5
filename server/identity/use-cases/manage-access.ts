import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { lockAccount } from "../data/accounts";
import { unlinkOwnIdentity } from "../data/federated-identities";
import { revokeFranceConnectSessions, revokeOwnSession, revokeSessions } from "../data/sessions";
import type { LiveSession } from "../domain/session";
import type { LoginNotFound, OnlyLogin, SessionNotFound } from "../errors";
import { ownLogins } from "../queries/own-access";

/** Ends one of one's own sessions (A8): another's id answers like one that does not exist. */
export async function closeOwnSession(
  tx: Tx,
  accountId: string,
  sessionId: string,
  now: Temporal.Instant,
): Promise<Result<void, SessionNotFound>> {
  const closed = await revokeOwnSession(tx, accountId, sessionId, now);
  return closed ? ok(undefined) : err({ tag: "SessionNotFound" });
}

/** Ends every other session of the account: a telephone was lost, a computer was shared (A8). */
export function closeOtherSessions(
  tx: Tx,
  session: Pick<LiveSession, "id" | "accountId">,
  now: Temporal.Instant,
): Promise<void> {
  return revokeSessions(tx, session.accountId, now, session.id);
}

/**
 * Takes a FranceConnect login off an account that has another way in (A4): of two tabs, the second sees what is left. The other
 * sessions that FranceConnect opened end with it, on whatever device (A8).
 */
export async function unlinkLogin(
  tx: Tx,
  { id: sessionId, accountId }: Pick<LiveSession, "id" | "accountId">,
  identityId: string,
  now: Temporal.Instant,
): Promise<Result<void, LoginNotFound | OnlyLogin>> {
  await lockAccount(tx, accountId);
  const { local, federated } = await ownLogins(tx, accountId);
  if (!federated.some((identity) => identity.id === identityId)) return err({ tag: "LoginNotFound" });
  if (!local && federated.length === 1) return err({ tag: "OnlyLogin" });
  await unlinkOwnIdentity(tx, accountId, identityId, now);
  await revokeFranceConnectSessions(tx, accountId, now, sessionId);
  return ok(undefined);
}
