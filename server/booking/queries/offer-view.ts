import "server-only";
import { findActivity } from "@/server/catalogue";
import type { QueueEntry } from "../data/entries";
import type { OfferView } from "../domain/offer-view";
import type { BookingScope } from "./board";
import { offerOnceBooked } from "./offer-cancelling";
import { mailedOfferTotal } from "./offer-fees";

/** The offer of these siblings, the named one first. An offer whose time is over is closed, whatever the worker does. */
export async function readOffer(
  scope: Omit<BookingScope, "familyId" | "sight">,
  entries: readonly [QueueEntry, ...QueueEntry[]],
): Promise<OfferView> {
  const { tx, now } = scope;
  const [entry, ...siblings] = entries;
  const members = [entry, ...siblings.filter(({ status }) => status === entry.status)] as const;
  const over = entry.offeredUntil !== null && entry.offeredUntil.epochMilliseconds <= now.epochMilliseconds;
  const status = entry.status === "offered" && over ? "expired" : entry.status;
  const activity = await findActivity(tx, entry.activityId);
  return {
    entryId: entry.id,
    firstNames: members.map(({ firstName }) => firstName),
    activity: { id: entry.activityId, name: activity?.name ?? "" },
    day: entry.day,
    status,
    until: entry.offeredUntil?.toString() ?? null,
    closedFor: entry.closedFor,
    open: status === "offered",
    onceBooked: status === "offered" ? await offerOnceBooked(scope, members) : null,
    price: status === "offered" ? await mailedOfferTotal(scope, members) : null,
  };
}
