import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import type { ClosingScope } from "../domain/closing";
import type { ClosingEffects } from "../domain/closing-view";
import { lossesOf } from "./closing-losses";

/** Counts over rows (family_id, child_id, what), as `losses` gives them. */
async function counted(tx: Tx, rows: Prisma.Sql): Promise<ClosingEffects> {
  const [row] = await tx.$queryRaw<ClosingEffects[]>`
    SELECT count(*) FILTER (WHERE what = 'booking')::int AS bookings,
      count(DISTINCT child_id) FILTER (WHERE what = 'booking')::int AS children, count(DISTINCT family_id)::int AS families,
      count(*) FILTER (WHERE what = 'freed')::int AS freed, count(*) FILTER (WHERE what = 'offer')::int AS offers, count(*) FILTER (WHERE what = 'waiting')::int AS waiting
    FROM (${rows}) AS r`;
  return row ?? { bookings: 0, children: 0, families: 0, freed: 0, offers: 0, waiting: 0 };
}

/** What a closing would cancel and end now. */
export function plannedEffects(tx: Tx, { first, last, schoolId, activityId }: ClosingScope): Promise<ClosingEffects> {
  const slots = Prisma.sql`
    SELECT id FROM slot WHERE day BETWEEN ${first}::date AND ${last}::date
      AND (${schoolId}::uuid IS NULL OR school_id = ${schoolId}::uuid)
      AND (${activityId}::uuid IS NULL OR activity_id = ${activityId}::uuid)`;
  return counted(
    tx,
    Prisma.sql`
    SELECT family_id, child_id, 'booking' AS what FROM booking WHERE status = 'booked' AND slot_id IN (${slots})
    UNION ALL
    SELECT family_id, child_id, 'freed' FROM booking b WHERE cancelled_late AND slot_id IN (${slots})
      AND NOT EXISTS (SELECT FROM booking o WHERE o.slot_id = b.slot_id AND o.child_id = b.child_id
                      AND o.family_id = b.family_id AND o.status = 'booked')
      GROUP BY family_id, child_id, slot_id
    UNION ALL
    SELECT family_id, child_id, CASE status WHEN 'offered' THEN 'offer' ELSE 'waiting' END FROM waitlist_entry
      WHERE status IN ('waiting', 'offered') AND slot_id IN (${slots})`,
  );
}

/** What a closing cancelled and ended. */
export function doneEffects(tx: Tx, closingId: string): Promise<ClosingEffects> {
  return counted(tx, lossesOf(closingId));
}
