import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { AttendanceScope } from "./attendance-facts";

/** A day on which a child had a booking, or one that was cancelled too late, until the town closed it (C3). */
interface ClosedBooking {
  readonly childId: string;
  readonly activityId: string;
  readonly day: LocalDate;
  /** Why it was closed, as families were told. */
  readonly label: string;
}

/** What closings took from these families' bookings, the latest where several did; also once the days are open again. */
export async function readClosedBookings(tx: Tx, scope: AttendanceScope): Promise<ClosedBooking[]> {
  const { activityIds, familyIds, first, last } = scope;
  const rows = await tx.$queryRaw<{ child_id: string; activity_id: string; day: string; label: string }[]>`
    SELECT DISTINCT ON (b.child_id, b.activity_id, b.day) b.child_id, b.activity_id, b.day::text, c.label
    FROM booking b JOIN closing c ON c.city_id = b.city_id AND c.id = b.closing_id
    WHERE b.closing_id IS NOT NULL AND b.family_id = ANY(${familyIds}::uuid[])
      AND b.day BETWEEN ${first}::date AND ${last}::date AND b.activity_id = ANY(${activityIds}::uuid[])
    ORDER BY b.child_id, b.activity_id, b.day, c.closed_at DESC`;
  return rows.map((row) => ({
    childId: row.child_id,
    activityId: row.activity_id,
    day: localDate(row.day),
    label: row.label,
  }));
}
