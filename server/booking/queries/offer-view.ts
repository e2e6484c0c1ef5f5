import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { QueueEntry } from "../data/entries";
import type { EntryStatus } from "../data/settle";

/** An offer as its link shows it: first names, the day, until when. Nothing else about the family (B5). */
export interface OfferView {
  readonly entryId: string;
  readonly firstNames: readonly string[];
  readonly day: string;
  readonly status: EntryStatus;
  /** Instant, ISO; null when no offer was made. */
  readonly until: string | null;
  /** It can still be answered. */
  readonly open: boolean;
}

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
    open: status === "offered",
  };
}
