import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type AgentRight, isAgentRight } from "@/server/identity";

export interface AgentView {
  readonly id: string;
  readonly name: string;
  readonly login: string | null;
  readonly active: boolean;
  readonly roles: readonly string[];
  readonly secondFactor: boolean;
  /** The last session opened, as an ISO instant. */
  readonly lastLogin: string | null;
}

export interface RoleView {
  readonly id: string;
  readonly name: string;
  readonly rights: readonly AgentRight[];
  readonly agents: number;
}

/** The agents of the city with their roles, by name (A7). */
export async function listAgents(tx: Tx): Promise<AgentView[]> {
  const rows = await tx.$queryRaw<(Omit<AgentView, "lastLogin"> & { last: Date | null })[]>`
    SELECT a.id, a.display_name AS name, c.login, a.status = 'active' AS active,
      ARRAY(SELECT o.name FROM agent_assignment g JOIN agent_role o ON o.city_id = g.city_id AND o.id = g.role_id
            WHERE g.account_id = a.id AND g.revoked_at IS NULL ORDER BY o.name) AS roles,
      c.totp_confirmed_at IS NOT NULL AS "secondFactor",
      (SELECT max(s.created_at) FROM session s WHERE s.account_id = a.id) AS last
    FROM account a LEFT JOIN local_credential c ON c.city_id = a.city_id AND c.account_id = a.id
    WHERE a.kind = 'agent' ORDER BY a.status = 'active' DESC, a.display_name, a.id`;
  return rows.map(({ last, ...row }) => ({ ...row, lastLogin: last ? last.toISOString() : null }));
}

export async function listRoles(tx: Tx): Promise<RoleView[]> {
  const rows = await tx.$queryRaw<(Omit<RoleView, "rights"> & { rights: string[] })[]>`
    SELECT o.id, o.name, o.rights, (SELECT count(DISTINCT g.account_id)::int FROM agent_assignment g
      WHERE g.role_id = o.id AND g.revoked_at IS NULL) AS agents
    FROM agent_role o ORDER BY o.name`;
  return rows.map((row) => ({ ...row, rights: row.rights.filter(isAgentRight) }));
}
