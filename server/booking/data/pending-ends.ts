import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";

/** A household's request to end an enrolment, which nobody has answered. */
interface PendingEnd {
  readonly familyId: string;
  readonly lastDay: LocalDate;
}

/** Those of one enrolment, by the day that they ask: at most one a household. */
export async function pendingEnds(tx: Tx, enrolmentId: string): Promise<PendingEnd[]> {
  const rows = await tx.$queryRaw<{ familyId: string; day: string }[]>`
    SELECT family_id AS "familyId", last_day::text AS day FROM enrolment_request
    WHERE enrolment_id = ${enrolmentId}::uuid AND kind = 'desinscription' AND status = 'pending' ORDER BY last_day, id`;
  return rows.map(({ familyId, day }) => ({ familyId, lastDay: localDate(day) }));
}

/**
 * Holds them until the end of the transaction: who takes one back, or refuses it, waits. `lockChild` comes first, so that
 * none is added, and that who accepts one waits there.
 */
export async function lockPendingEnds(tx: Tx, enrolmentId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM enrolment_request
    WHERE enrolment_id = ${enrolmentId}::uuid AND kind = 'desinscription' AND status = 'pending' ORDER BY id FOR NO KEY UPDATE`;
}

/** An enrolment that ends on a day has answered who asked for that day, or for a later one; who asked for less still waits (B1). */
export async function answerPendingEnds(
  tx: Tx,
  ended: { readonly enrolmentId: string; readonly lastDay: LocalDate; readonly agentId: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE enrolment_request SET status = 'accepted', decided_by = ${ended.agentId}::uuid,
      decided_at = ${new Date(now.epochMilliseconds)}
    WHERE enrolment_id = ${ended.enrolmentId}::uuid AND kind = 'desinscription' AND status = 'pending'
      AND last_day >= ${ended.lastDay}::date`;
}
