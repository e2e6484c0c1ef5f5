import "server-only";
import { describeOpenDays, listActivities, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { PlacesActivity } from "../domain/places-view";

interface SlotRow {
  activity_id: string;
  school_id: string;
  day: string;
  capacity: number;
  taken: number;
}

/** More days in a row than a town closes one by one outside the holidays, which have no slot at all. */
const LOOKED_AT = 30;

/** The activities of the city, each with the places of its next open day over all its schools, `today` included. */
export async function readPlacesActivities(
  tx: Tx,
  city: { readonly department: string },
  today: LocalDate,
): Promise<PlacesActivity[]> {
  const slots = await tx.$queryRaw<SlotRow[]>`
    SELECT a.id AS activity_id, s.school_id, s.day::text, s.capacity, s.taken FROM activity a
    CROSS JOIN LATERAL (SELECT DISTINCT o.day FROM slot o WHERE o.activity_id = a.id AND o.day >= ${today}::date
                        ORDER BY o.day LIMIT ${LOOKED_AT}) d
    JOIN slot s ON s.city_id = a.city_id AND s.activity_id = a.id AND s.day = d.day ORDER BY s.day`;
  const views: PlacesActivity[] = [];
  for (const activity of await listActivities(tx)) {
    const { id, code, name, firstDay, lastDay, weekdays, settings } = activity;
    const calendarOf = await schoolCalendars(tx, city, activity);
    const open = slots.filter(
      (slot) => slot.activity_id === id && calendarOf(slot.school_id).dayState(localDate(slot.day)).open,
    );
    const [first] = open;
    const next = open.filter(({ day }) => day === first?.day);
    const sum = (count: (slot: SlotRow) => number) => next.reduce((total, slot) => total + count(slot), 0);
    views.push({
      code,
      name,
      firstDay,
      lastDay,
      hasWaitlist: settings.whenFull === "waitlist",
      openDays: describeOpenDays(weekdays, settings.season),
      next: first
        ? {
            day: localDate(first.day),
            schools: new Set(next.map((slot) => slot.school_id)).size,
            capacity: sum(({ capacity }) => capacity),
            taken: sum(({ taken }) => taken),
          }
        : null,
    });
  }
  return views;
}
