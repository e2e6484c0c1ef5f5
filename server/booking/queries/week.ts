import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, type LocalDate, localDate, weekday } from "@/server/platform/dates";

/** One thing booked in the present week, for the family's home page. */
export interface WeekBooking {
  readonly childId: string;
  readonly day: LocalDate;
  readonly activity: string;
}

export interface WeekView {
  /** Monday and Sunday. */
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly bookings: readonly WeekBooking[];
}

interface Row {
  child_id: string;
  day: string;
  name: string;
}

/** What is booked this week; from Saturday on, the week that comes. */
export async function readWeek(tx: Tx, familyId: string, today: LocalDate): Promise<WeekView> {
  const monday = addDays(today, 1 - weekday(today));
  const first = weekday(today) > 5 ? addDays(monday, 7) : monday;
  const last = addDays(first, 6);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT b.child_id, b.day::text, a.name FROM booking b
    JOIN activity a ON a.city_id = b.city_id AND a.id = b.activity_id
    WHERE b.family_id = ${familyId}::uuid AND b.status = 'booked' AND b.day BETWEEN ${first}::date AND ${last}::date
    ORDER BY b.day, a.name`;
  const bookings = rows.map((row) => ({ childId: row.child_id, day: localDate(row.day), activity: row.name }));
  return { first, last, bookings };
}
