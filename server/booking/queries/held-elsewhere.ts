import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { HeldDay } from "../domain/school-move";

interface Row {
  family_id: string;
  slot_id: string;
  day: string;
  name: string;
  what: HeldDay["what"];
}

/** What a child holds from a day on, in any household, at a school that is not its present one; in order of the days. */
export async function heldElsewhere(tx: Tx, childId: string, from: LocalDate): Promise<HeldDay[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT h.family_id, h.slot_id, h.day::text, a.name, h.what FROM (
      SELECT city_id, family_id, slot_id, activity_id, day, child_id, 'booking' AS what FROM booking
        WHERE child_id = ${childId}::uuid AND day >= ${from}::date AND status = 'booked'
      UNION ALL
      SELECT city_id, family_id, slot_id, activity_id, day, child_id, status FROM waitlist_entry
        WHERE child_id = ${childId}::uuid AND day >= ${from}::date AND status IN ('waiting', 'offered')) h
    JOIN slot s ON s.city_id = h.city_id AND s.id = h.slot_id
    JOIN child c ON c.city_id = h.city_id AND c.id = h.child_id
    JOIN activity a ON a.city_id = h.city_id AND a.id = h.activity_id
    WHERE s.school_id IS DISTINCT FROM c.school_id ORDER BY h.day, a.name, h.family_id, h.slot_id`;
  return rows.map((row) => ({
    familyId: row.family_id,
    slotId: row.slot_id,
    day: localDate(row.day),
    activityName: row.name,
    what: row.what,
  }));
}
