import "server-only";
import { describeOwnQueue, listActivities } from "@/server/catalogue";
import { addDays, dayOf } from "@/server/platform/dates";
import { familyEntries, type QueueEntry } from "../data/entries";
import type { WaitlistLine, WaitlistView } from "../domain/waitlist-view";
import type { BookingScope } from "./board";
import { offerOnceBooked } from "./offer-cancelling";
import { offerTotal } from "./offer-fees";

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
      offeredAt: entry.offeredAt?.toString() ?? null,
      until: entry.offeredUntil?.toString() ?? null,
      endedAt: entry.endedAt?.toString() ?? null,
      price: null,
      onceBooked: null,
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
    offers: await pricedOffers(
      scope,
      entries,
      lines.filter(({ status }) => status === "offered"),
    ),
    waiting: lines.filter(({ status }) => status === "waiting"),
    ended: lines.filter(({ status }) => ["expired", "declined", "accepted", "closed"].includes(status)),
  };
}

/** Each offer with what it costs, all its siblings together, for who may know it; and whether it could still be undone. */
async function pricedOffers(
  scope: BookingScope,
  entries: readonly QueueEntry[],
  offers: readonly WaitlistLine[],
): Promise<WaitlistLine[]> {
  const priced: WaitlistLine[] = [];
  for (const line of offers) {
    const together = offers.filter(
      (other) => other.entryId === line.entryId || (line.groupId !== null && other.groupId === line.groupId),
    );
    const members = entries.filter(({ id }) => together.some(({ entryId }) => entryId === id));
    const price = scope.sight.amounts ? await offerTotal(scope, members) : null;
    priced.push({ ...line, price, onceBooked: await offerOnceBooked(scope, members) });
  }
  return priced;
}
