import "server-only";
import { describeOwnQueue, listActivities } from "@/server/catalogue";
import { addDays, dayOf } from "@/server/platform/dates";
import { familyEntries, type QueueEntry } from "../data/entries";
import type { WaitlistLine, WaitlistView } from "../domain/waitlist-view";
import type { BookingScope } from "./board";

const SHOWN_AFTER_DAYS = 7;

export async function readWaitlist(scope: BookingScope & { readonly canBook: boolean }): Promise<WaitlistView> {
  const from = addDays(dayOf(scope.now, scope.city.timezone), -SHOWN_AFTER_DAYS);
  const entries = await familyEntries(scope.tx, scope.familyId, from);
  const activities = new Map((await listActivities(scope.tx)).map((activity) => [activity.id, activity]));
  const over = ({ offeredUntil }: QueueEntry) =>
    offeredUntil !== null && offeredUntil.epochMilliseconds <= scope.now.epochMilliseconds;
  const lines = entries.map((entry): WaitlistLine => {
    const activity = activities.get(entry.activityId);
    return {
      entryId: entry.id,
      firstName: entry.firstName,
      schoolName: entry.schoolName,
      activityName: activity?.name ?? "",
      day: entry.day,
      status: entry.status === "offered" && over(entry) ? "expired" : entry.status,
      place: activity?.settings.waitlist.showRank ? entry.place : null,
      rule: activity ? describeOwnQueue(activity.queueOrder, activity.settings.waitlist.showRank) : null,
      until: entry.offeredUntil?.toString() ?? null,
      closedFor: entry.closedFor,
      groupId: entry.groupId,
      together: entries
        .filter((other) => other.groupId !== null && other.groupId === entry.groupId && other.id !== entry.id)
        .filter((other) => other.status === entry.status)
        .map(({ firstName }) => firstName),
    };
  });
  return {
    canBook: scope.canBook,
    offers: lines.filter(({ status }) => status === "offered"),
    waiting: lines.filter(({ status }) => status === "waiting"),
    ended: lines.filter(({ status }) => ["expired", "declined", "accepted", "closed"].includes(status)),
  };
}
