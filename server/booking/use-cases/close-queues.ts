import "server-only";
import type { Temporal } from "temporal-polyfill";
import { findActivity, isPast, listActivities, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { mailHousehold } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import { addDays, dayOf, type LocalDate } from "@/server/platform/dates";
import type { City } from "@/server/tenancy";
import { lastBookingMoment } from "../data/offer-windows";
import { closeQueues, type QueuedDay, queuedDays } from "../data/waitlist-sweep";
import { queueOverMail } from "../domain/waitlist-mails.fr";

interface Scope {
  readonly tx: Tx;
  readonly city: City;
  readonly clock: Clock;
}

/** The queues of an activity on a day that can no longer be booked, in one or several schools. */
export interface FinishedQueues {
  readonly activityId: string;
  readonly day: LocalDate;
  readonly slotIds: readonly string[];
}

/** Deadlines are at most some weeks before the day: further days cannot be over yet, or will be seen in time. */
const LOOK_AHEAD_DAYS = 70;

/** The queues of the days that can no longer be booked, by activity and day. */
export async function finishedQueues(
  tx: Tx,
  city: { readonly department: string; readonly timezone: string },
  now: Temporal.Instant,
): Promise<FinishedQueues[]> {
  const days = await queuedDays(tx, addDays(dayOf(now, city.timezone), LOOK_AHEAD_DAYS));
  if (days.length === 0) return [];
  const finished = new Map<string, FinishedQueues>();
  for (const activity of await listActivities(tx)) {
    const calendars = await schoolCalendars(tx, city, activity);
    const { rules } = activity.settings;
    const isOver = ({ schoolId, day }: QueuedDay) =>
      !calendars(schoolId).dayState(day).open ||
      isPast(lastBookingMoment(rules, day, calendars(schoolId), city.timezone), now);
    for (const queued of days.filter((one) => one.activityId === activity.id && isOver(one))) {
      const { activityId, day, slotId } = queued;
      const key = `${activityId} ${day}`;
      finished.set(key, { activityId, day, slotIds: [...(finished.get(key)?.slotIds ?? []), slotId] });
    }
  }
  return [...finished.values()];
}

/**
 * Ends queues that are over: nobody is left waiting for nothing, and each household that waited finds it written (B4, B5). Gives
 * how many entries ended.
 */
export async function endFinishedQueues({ tx, city, clock }: Scope, queues: FinishedQueues): Promise<number> {
  const { activityId, day, slotIds } = queues;
  const ended = await closeQueues(tx, slotIds, clock.now());
  const activityName = (await findActivity(tx, activityId))?.name ?? "";
  for (const [familyId, children] of Map.groupBy(ended, (entry) => entry.familyId)) {
    const firstNames = children.map(({ firstName }) => firstName);
    const { actionLabel: label, ...words } = queueOverMail({ firstNames, day, activityName });
    const mail = { ...words, action: { label, path: "/famille/attente" } };
    await mailHousehold(tx, { city, clock, familyId, kind: "queue-over", mail, inBulk: true });
  }
  return ended.length;
}
