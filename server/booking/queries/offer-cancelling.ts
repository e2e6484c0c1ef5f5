import "server-only";
import { checkCancelling, findActivity, schoolCalendars } from "@/server/catalogue";
import type { QueueEntry } from "../data/entries";
import { describeOnceBooked } from "../domain/cell.fr";
import type { BookingScope } from "./board";

/**
 * What is told of an offered day that could no longer be undone, or not for free, were it accepted now: the first of these siblings
 * for whom it holds. Null while there is time.
 */
export async function offerOnceBooked(
  { tx, city, now }: Omit<BookingScope, "familyId" | "sight">,
  members: readonly QueueEntry[],
): Promise<string | null> {
  const [first] = members;
  const activity = first && (await findActivity(tx, first.activityId));
  if (!activity) return null;
  const calendars = await schoolCalendars(tx, city, activity);
  const zone = city.timezone;
  const told = members.flatMap(({ day, schoolId }) => {
    const check = checkCancelling(activity.settings.rules, { day, calendar: calendars(schoolId), zone, now });
    return describeOnceBooked(check, zone) ?? [];
  });
  return told[0] ?? null;
}
