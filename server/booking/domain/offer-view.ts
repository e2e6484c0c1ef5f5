import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { EntryStatus } from "./entry-status";

/** An offer as its link shows it: first names, the activity, the day, until when, at what price. Nothing else about the family (B5). */
export interface OfferView {
  readonly entryId: string;
  readonly firstNames: readonly string[];
  readonly activity: { readonly id: string; readonly name: string };
  readonly day: LocalDate;
  readonly status: EntryStatus;
  /** Instant, ISO; null when no offer was made. */
  readonly until: string | null;
  /** Why the town closed the day, when that ended it. */
  readonly closedFor: string | null;
  /** Of all of them, while it is open; null when one of those who received the link may not know it. */
  readonly price: Cents | null;
  /** What is told before accepting a day that could no longer be undone, or not for free. */
  readonly onceBooked: string | null;
  /** It can still be answered. */
  readonly open: boolean;
}
