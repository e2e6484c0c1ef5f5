import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { isAgentRight } from "../domain/rights";
import { type LiveSession, type LoginMethod, SESSION_LIMITS } from "../domain/session";

interface SessionRow {
  id: string;
  method: LoginMethod;
  account_id: string;
  kind: "parent" | "agent";
  status: LiveSession["accountStatus"];
  display_name: string;
  email: string | null;
  must_change: boolean | null;
  has_local: boolean;
  totp_confirmed: boolean | null;
  rights: string[] | null;
  family_id: string | null;
  last_seen_at: Date;
}

const TOUCH_AFTER_SECONDS = 60;

/**
 * The session behind a cookie, or undefined when it is unknown in this city, revoked, idle for too long, past its
 * absolute limit, or when the account is suspended or closed. Its account is the actor of the rest of the transaction,
 * for the history: named by the same statement, since every request pays for each one. Touches the session at most
 * once a minute.
 */
export async function findLiveSession(
  tx: Tx,
  sessionId: string,
  now: Temporal.Instant,
): Promise<LiveSession | undefined> {
  const at = new Date(now.epochMilliseconds);
  const idleSince = (kind: keyof typeof SESSION_LIMITS) =>
    new Date(now.epochMilliseconds - SESSION_LIMITS[kind].idleMinutes * 60_000);
  const rows = await tx.$queryRaw<SessionRow[]>`
    SELECT s.id, s.method, s.account_id, a.kind, a.status, a.display_name, a.email, s.family_id, s.last_seen_at,
           set_config('app.actor', 'account:' || a.id, true), c.must_change, c.account_id IS NOT NULL AS has_local, c.totp_confirmed_at IS NOT NULL AS totp_confirmed,
           (SELECT array_agg(DISTINCT r) FROM agent_assignment g JOIN agent_role o ON o.city_id = g.city_id AND o.id = g.role_id,
              unnest(o.rights) r WHERE g.city_id = a.city_id AND g.account_id = a.id AND g.revoked_at IS NULL) AS rights
    FROM session s
    JOIN account a ON a.city_id = s.city_id AND a.id = s.account_id
    LEFT JOIN local_credential c ON c.city_id = a.city_id AND c.account_id = a.id
    WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${at} AND a.status IN ('active', 'waiting')
      AND s.last_seen_at >= CASE a.kind WHEN 'agent' THEN ${idleSince("agent")}::timestamptz ELSE ${idleSince("parent")}::timestamptz END`;
  const row = rows[0];
  if (!row) return undefined;
  if (now.epochMilliseconds - row.last_seen_at.getTime() > TOUCH_AFTER_SECONDS * 1000) {
    await tx.$executeRaw`UPDATE session SET last_seen_at = ${at} WHERE id = ${sessionId}::uuid`;
  }
  const isLocal = row.method === "local" || row.method === "local+totp";
  return {
    id: row.id,
    method: row.method,
    accountId: row.account_id,
    accountKind: row.kind,
    accountStatus: row.status,
    displayName: row.display_name,
    email: row.email,
    mustChangePassword: isLocal && row.must_change === true,
    mustSetUpTotp: row.kind === "agent" && row.method === "local" && row.has_local,
    rights: (row.rights ?? []).filter(isAgentRight),
    familyId: row.family_id,
  };
}
