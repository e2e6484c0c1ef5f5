import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { QueueEntry } from "../data/entries";
import type { OfferView } from "../domain/offer-view";

/** The offer of these siblings, the named one first. An offer whose time is over is closed, whatever the worker does. */
export function offerViewOf(entries: readonly [QueueEntry, ...QueueEntry[]], now: Temporal.Instant): OfferView {
  const [entry] = entries;
  const members = entries.filter(({ status }) => status === entry.status);
  const over = entry.offeredUntil !== null && entry.offeredUntil.epochMilliseconds <= now.epochMilliseconds;
  const status = entry.status === "offered" && over ? "expired" : entry.status;
  return {
    entryId: entry.id,
    firstNames: members.map(({ firstName }) => firstName),
    day: entry.day,
    status,
    until: entry.offeredUntil?.toString() ?? null,
    closedFor: entry.closedFor,
    open: status === "offered",
  };
}
