import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { HeldDay } from "../domain/school-move";

interface Row {
  id: string;
  family_id: string;
  slot_id: string;
  day: string;
  activity_id: string;
  name: string;
  what: HeldDay["what"];
  late: boolean;
}

/** What a child holds from a day on, in any household, at another school than this one; in order of the days. */
export async function heldElsewhere(
  tx: Tx,
  { childId, schoolId, from }: { childId: string; schoolId: string | null; from: LocalDate },
): Promise<Omit<HeldDay, "back">[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT h.id, h.family_id, h.slot_id, h.day::text, h.activity_id, a.name, h.what, h.late FROM (
      SELECT city_id, id, family_id, slot_id, activity_id, day, 'booking' AS what, late FROM booking
        WHERE child_id = ${childId}::uuid AND day >= ${from}::date AND status = 'booked'
      UNION ALL
      SELECT city_id, id, family_id, slot_id, activity_id, day, status, false FROM waitlist_entry
        WHERE child_id = ${childId}::uuid AND day >= ${from}::date AND status IN ('waiting', 'offered')) h
    JOIN slot s ON s.city_id = h.city_id AND s.id = h.slot_id
    JOIN activity a ON a.city_id = h.city_id AND a.id = h.activity_id
    WHERE s.school_id IS DISTINCT FROM ${schoolId}::uuid ORDER BY h.day, a.name, h.what, h.family_id, h.id`;
  return rows.map((row) => ({
    id: row.id,
    familyId: row.family_id,
    slotId: row.slot_id,
    day: localDate(row.day),
    activityId: row.activity_id,
    activityName: row.name,
    what: row.what,
    late: row.late,
  }));
}
