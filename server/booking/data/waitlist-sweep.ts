import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";

/** Offers of the city whose time is over and that nobody has ended. */
export async function overdueOffers(tx: Tx, now: Temporal.Instant): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM waitlist_entry WHERE status = 'offered' AND offer_expires_at <= ${new Date(now.epochMilliseconds)}::timestamptz`;
  return rows.map(({ id }) => id);
}

/** Open slots from `today` on with a free place and somebody who waits for it: a change of capacity, or a lost job. */
export async function slotsToOffer(tx: Tx, today: LocalDate): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s.id FROM waitlist_entry w JOIN slot s ON s.city_id = w.city_id AND s.id = w.slot_id
    WHERE w.status = 'waiting' AND w.day >= ${today}::date AND s.taken < s.capacity
      AND NOT app.is_closed(s.day, s.school_id, s.activity_id)`;
  return rows.map(({ id }) => id);
}

export interface QueuedDay {
  readonly slotId: string;
  readonly activityId: string;
  readonly schoolId: string;
  readonly day: LocalDate;
}

/** Days until `last` for which somebody still waits. */
export async function queuedDays(tx: Tx, last: LocalDate): Promise<QueuedDay[]> {
  const rows = await tx.$queryRaw<{ slot_id: string; activity_id: string; school_id: string; day: string }[]>`
    SELECT DISTINCT s.id AS slot_id, s.activity_id, s.school_id, s.day::text
    FROM waitlist_entry w JOIN slot s ON s.city_id = w.city_id AND s.id = w.slot_id
    WHERE w.status = 'waiting' AND w.day <= ${last}::date`;
  return rows.map((row) => ({
    slotId: row.slot_id,
    activityId: row.activity_id,
    schoolId: row.school_id,
    day: localDate(row.day),
  }));
}

/** Who waited in a queue that is over. */
export interface EndedEntry {
  readonly familyId: string;
  readonly firstName: string;
}

/** Ends the queues of days that can no longer be booked, in the order in which a closing ends them too. */
export async function closeQueues(tx: Tx, slotIds: readonly string[], now: Temporal.Instant): Promise<EndedEntry[]> {
  return tx.$queryRaw<EndedEntry[]>`
    WITH ended AS (
      UPDATE waitlist_entry SET status = 'closed', ended_at = ${new Date(now.epochMilliseconds)}::timestamptz
      WHERE id IN (SELECT id FROM waitlist_entry WHERE slot_id = ANY (${slotIds}::uuid[]) AND status = 'waiting'
                   ORDER BY id FOR NO KEY UPDATE)
      RETURNING city_id, family_id, child_id, rank)
    SELECT e.family_id AS "familyId", c.first_name AS "firstName" FROM ended e
    JOIN child c ON c.city_id = e.city_id AND c.id = e.child_id ORDER BY e.family_id, c.birthdate, e.rank`;
}
