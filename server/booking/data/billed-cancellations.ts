import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents } from "@/server/platform/money";

interface Scope {
  readonly familyId: string;
  readonly activityId: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** A day that stays due although it was given up. */
export interface BilledCancellation {
  readonly childId: string;
  readonly day: LocalDate;
  readonly price: Cents;
}

/**
 * What the family owes for bookings that it cancelled too late, over a period: once a day, at the price of the last one, and
 * nothing where the child is booked again.
 */
export async function billedCancellations(
  tx: Tx,
  { familyId, activityId, first, last }: Scope,
): Promise<BilledCancellation[]> {
  const rows = await tx.$queryRaw<{ child_id: string; day: LocalDate; price_cents: number }[]>`
    SELECT DISTINCT ON (b.child_id, b.day) b.child_id, b.day::text AS day, b.price_cents FROM booking b
    WHERE b.family_id = ${familyId}::uuid AND b.activity_id = ${activityId}::uuid AND b.day BETWEEN ${first}::date AND ${last}::date
      AND b.status = 'cancelled' AND b.cancelled_late
      AND NOT EXISTS (SELECT FROM booking o WHERE o.city_id = b.city_id AND o.child_id = b.child_id
        AND o.activity_id = b.activity_id AND o.day = b.day AND o.status = 'booked')
    ORDER BY b.child_id, b.day, b.cancelled_at DESC, b.id DESC`;
  return rows.map((row) => ({ childId: row.child_id, day: row.day, price: cents(row.price_cents) }));
}
