import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { EntryStatus } from "./entry-status";

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
  /** Who passes first on the list, in words; null where it is who came first. */
  readonly rule: string | null;
  /** Since when the place is offered, and until when: ISO instants. */
  readonly offeredAt: string | null;
  readonly until: string | null;
  /** When it ended: an ISO instant. */
  readonly endedAt: string | null;
  /** What an offered place costs, with those of the siblings who come with it; null where the reader may not know, or nothing is offered. */
  readonly price: Cents | null;
  /** What is told before accepting an offered day that could no longer be undone, or not for free. */
  readonly onceBooked: string | null;
  /** Why the town closed the day, when that ended it. */
  readonly closedFor: string | null;
  /** First names of the siblings who come with it or not at all. */
  readonly together: readonly string[];
  /** The same for all of them; null for a child who waits alone. */
  readonly groupId: string | null;
}

export interface WaitlistView {
  readonly canBook: boolean;
  readonly offers: readonly WaitlistLine[];
  readonly waiting: readonly WaitlistLine[];
  /** What ended in the last days, for the family to know why. */
  readonly ended: readonly WaitlistLine[];
}
