import "server-only";
import type { Temporal } from "temporal-polyfill";
import { isPast, listActivities, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, dayOf } from "@/server/platform/dates";
import { lastBookingMoment } from "../data/offer-windows";
import { closeQueues, type QueuedDay, queuedDays } from "../data/waitlist-sweep";

interface Scope {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly now: Temporal.Instant;
}

/** Deadlines are at most some weeks before the day: further days cannot be over yet, or will be seen in time. */
const LOOK_AHEAD_DAYS = 70;

/** Ends the queues of the days that can no longer be booked: nobody is left waiting for nothing. Gives how many entries. */
export async function closeFinishedQueues({ tx, city, now }: Scope): Promise<number> {
  const days = await queuedDays(tx, addDays(dayOf(now, city.timezone), LOOK_AHEAD_DAYS));
  if (days.length === 0) return 0;
  const finished: QueuedDay[] = [];
  for (const activity of await listActivities(tx)) {
    const calendars = await schoolCalendars(tx, city, activity);
    const { rules } = activity.settings;
    const isOver = ({ schoolId, day }: QueuedDay) =>
      !calendars(schoolId).dayState(day).open ||
      isPast(lastBookingMoment(rules, day, calendars(schoolId), city.timezone), now);
    finished.push(...days.filter((queued) => queued.activityId === activity.id && isOver(queued)));
  }
  return closeQueues(
    tx,
    finished.map(({ slotId }) => slotId),
    now,
  );
}
