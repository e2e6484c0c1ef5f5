import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { describeDevice } from "../domain/device";
import type { OpenSession, OwnLogins } from "../domain/own-access";
import { type LiveSession, SESSION_LIMITS } from "../domain/session";

function iso(at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toString();
}

/** The account's sessions that still open something, the present one first (A8). */
export async function ownSessions(tx: Tx, session: LiveSession, now: Temporal.Instant): Promise<OpenSession[]> {
  const idle = SESSION_LIMITS[session.accountKind].idleMinutes;
  const seenSince = new Date(now.epochMilliseconds - idle * 60_000);
  const rows = await tx.$queryRaw<{ id: string; user_agent: string; created_at: Date; last_seen_at: Date }[]>`
    SELECT id, user_agent, created_at, last_seen_at FROM session
    WHERE account_id = ${session.accountId}::uuid AND revoked_at IS NULL
      AND expires_at > ${new Date(now.epochMilliseconds)} AND last_seen_at >= ${seenSince}
    ORDER BY id = ${session.id}::uuid DESC, last_seen_at DESC`;
  return rows.map((row) => ({
    id: row.id,
    device: describeDevice(row.user_agent),
    openedAt: iso(row.created_at),
    lastSeenAt: iso(row.last_seen_at),
    current: row.id === session.id,
  }));
}

/** When the account was last seen by each kind of login, in ISO form; null for one that was never used. */
export async function lastUses(tx: Tx, accountId: string): Promise<{ local: string | null; federated: string | null }> {
  const [row] = await tx.$queryRaw<{ local: Date | null; federated: Date | null }[]>`
    SELECT max(last_seen_at) FILTER (WHERE method LIKE 'local%') AS local,
      max(last_seen_at) FILTER (WHERE method NOT LIKE 'local%') AS federated
    FROM session WHERE account_id = ${accountId}::uuid`;
  return { local: row?.local ? iso(row.local) : null, federated: row?.federated ? iso(row.federated) : null };
}

/** The ways in that the account has (A4). No secret and no claim of a provider is among them. */
export async function ownLogins(tx: Tx, accountId: string): Promise<OwnLogins> {
  const [local] = await tx.$queryRaw<{ login: string; changed_at: Date }[]>`
    SELECT login, changed_at FROM local_credential WHERE account_id = ${accountId}::uuid`;
  const federated = await tx.$queryRaw<{ id: string; linked_at: Date }[]>`
    SELECT id, linked_at FROM federated_identity
    WHERE account_id = ${accountId}::uuid AND unlinked_at IS NULL ORDER BY linked_at`;
  return {
    local: local ? { login: local.login, changedAt: iso(local.changed_at) } : null,
    federated: federated.map((row) => ({ id: row.id, linkedAt: iso(row.linked_at) })),
  };
}
