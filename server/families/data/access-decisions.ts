import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { Subject } from "@/server/identity";
import { newId } from "@/server/platform/ids";

export interface NewAccessDecision {
  readonly cityId: string;
  readonly familyId: string;
  readonly personId: string;
  readonly accountId: string;
  readonly kind:
    | "local-removed"
    | "franceconnect-removed"
    | "suspended"
    | "reopened"
    | "identity-restored"
    | "identity-kept";
  /** The FranceConnect identity that is taken away; absent for any other decision. */
  readonly identityId?: string;
  readonly reason: string;
  readonly agentId: string;
  readonly now: Temporal.Instant;
}

/** Keeps what an agent decided of an adult's way in, and why; the journal has it too. */
export async function insertAccessDecision(tx: Tx, decision: NewAccessDecision): Promise<void> {
  const { agentId: decidedBy, now, identityId = null, ...what } = decision;
  const decidedAt = new Date(now.epochMilliseconds);
  await tx.accessDecision.create({ data: { ...what, id: newId(), identityId, decidedBy, decidedAt } });
}

/** Whether staff took this FranceConnect identity off somebody: only staff give it a dossier again. */
export async function wasTakenAway(tx: Tx, { issuer, subject }: Subject): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM federated_identity f
    JOIN access_decision d ON d.city_id = f.city_id AND d.identity_id = f.id
    WHERE f.issuer = ${issuer} AND f.subject = ${subject} LIMIT 1`;
  return rows.length > 0;
}
