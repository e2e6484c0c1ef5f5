import "server-only";
import type { AskedDays } from "@/server/booking";
import type { Tx } from "@/server/db/tenant-tx";

/**
 * Which of these days a household was invoiced for, by their place in the list: what issued invoices asked of it for the
 * day, corrections and credit notes included, is more than zero. What a third party paid is not its own.
 */
export async function billedDaysAmong(tx: Tx, { familyId, days }: AskedDays): Promise<ReadonlySet<number>> {
  if (days.length === 0) return new Set();
  const asked = days.map(({ childId, activityId, day }, place) => ({
    place,
    child: childId,
    activity: activityId,
    day,
  }));
  const rows = await tx.$queryRaw<{ place: number }[]>`
    SELECT a.place FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a (place integer, child uuid, activity uuid, day date)
    JOIN invoice_line l ON l.family_id = ${familyId}::uuid AND l.child_id = a.child AND l.activity_id = a.activity AND a.day = ANY (l.days)
    JOIN invoice i ON i.id = l.invoice_id AND i.family_id = ${familyId}::uuid AND i.status = 'issued'
    GROUP BY a.place HAVING sum(l.unit_cents) > 0`;
  return new Set(rows.map(({ place }) => place));
}
