import type { AgentRight } from "./rights";

export type LoginMethod = "franceconnect" | "territoire" | "local" | "local+totp" | "oidc-agent";

/** Who is behind a request, read again from the base at each one: a revoked right dies at once (A8). */
export interface LiveSession {
  readonly id: string;
  readonly method: LoginMethod;
  readonly accountId: string;
  readonly accountKind: "parent" | "agent";
  readonly accountStatus: "active" | "waiting" | "suspended" | "closed";
  readonly displayName: string;
  readonly email: string | null;
  /** The one-time password must be replaced before anything else (A3). */
  readonly mustChangePassword: boolean;
  /** An agent who has not set up the second factor yet may do nothing else (A6). */
  readonly mustSetUpTotp: boolean;
  readonly rights: readonly AgentRight[];
  /** The dossier chosen by a parent who has several. */
  readonly familyId: string | null;
}

/** Idle and absolute limits, in minutes (A8; quality C.2: agents 30 minutes idle). */
export const SESSION_LIMITS = {
  parent: { idleMinutes: 60, absoluteMinutes: 12 * 60 },
  agent: { idleMinutes: 30, absoluteMinutes: 10 * 60 },
} as const;
