import "server-only";
import { listActivities } from "@/server/catalogue";
import { addDays, dayOf, type LocalDate } from "@/server/platform/dates";
import { familyEntries, type QueueEntry } from "../data/entries";
import type { EntryStatus } from "../data/settle";
import type { BookingScope } from "./board";

/** A child in a queue, or a place that is offered to it. */
export interface WaitlistLine {
  readonly entryId: string;
  readonly firstName: string;
  readonly schoolName: string;
  readonly activityName: string;
  readonly day: LocalDate;
  readonly status: EntryStatus;
  /** Rank in the queue; null when the town does not show it. */
  readonly place: number | null;
  /** ISO instant. */
  readonly until: string | null;
  /** First names of the siblings who come with it or not at all. */
  readonly together: readonly string[];
}

export interface WaitlistView {
  readonly offers: readonly WaitlistLine[];
  readonly waiting: readonly WaitlistLine[];
  /** What ended in the last days, for the family to know why. */
  readonly ended: readonly WaitlistLine[];
}

const SHOWN_AFTER_DAYS = 7;

export async function readWaitlist(scope: BookingScope): Promise<WaitlistView> {
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
      until: entry.offeredUntil?.toString() ?? null,
      together: entries
        .filter((other) => other.groupId !== null && other.groupId === entry.groupId && other.id !== entry.id)
        .filter((other) => other.status === entry.status)
        .map(({ firstName }) => firstName),
    };
  });
  return {
    offers: lines.filter(({ status }) => status === "offered"),
    waiting: lines.filter(({ status }) => status === "waiting"),
    ended: lines.filter(({ status }) => ["expired", "declined", "accepted", "closed"].includes(status)),
  };
}
