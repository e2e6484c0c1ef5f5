import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";

interface EndedEnrolment {
  readonly childId: string;
  readonly activityId: string;
  /** Of the enrolment that ends: enrolments of one activity never overlap, so that any which begins later is another. */
  readonly lastDay: LocalDate;
}

/** Whether the child is enrolled again on the day of the row `h`, by an enrolment that begins after the one that ends. */
export function enrolledAgain({ childId, activityId, lastDay }: EndedEnrolment): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM enrolment again WHERE again.child_id = ${childId}::uuid
    AND again.activity_id = ${activityId}::uuid AND again.first_day > ${lastDay}::date AND h.day BETWEEN again.first_day AND again.last_day)`;
}

/** The slots where the child is booked, waits or is offered a place on such days: what is held there stays (B1). */
export async function slotsEnrolledAgain(tx: Tx, ended: EndedEnrolment): Promise<string[]> {
  const rows = await tx.$queryRaw<{ slot_id: string }[]>`
    SELECT DISTINCT h.slot_id FROM (
      SELECT slot_id, child_id, activity_id, day FROM booking WHERE child_id = ${ended.childId}::uuid AND status = 'booked'
      UNION ALL
      SELECT slot_id, child_id, activity_id, day FROM waitlist_entry
      WHERE child_id = ${ended.childId}::uuid AND status IN ('waiting', 'offered')) h
    WHERE h.activity_id = ${ended.activityId}::uuid AND ${enrolledAgain(ended)}`;
  return rows.map((row) => row.slot_id);
}
