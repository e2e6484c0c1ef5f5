import "server-only";
import type { Temporal } from "temporal-polyfill";
import { findActivity } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { QueueEntry } from "../data/entries";
import type { OfferView } from "../domain/offer-view";

/** The offer of these siblings, the named one first. An offer whose time is over is closed, whatever the worker does. */
export async function readOffer(
  tx: Tx,
  entries: readonly [QueueEntry, ...QueueEntry[]],
  now: Temporal.Instant,
): Promise<OfferView> {
  const [entry] = entries;
  const members = entries.filter(({ status }) => status === entry.status);
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
  };
}
