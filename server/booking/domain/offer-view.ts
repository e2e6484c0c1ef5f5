import type { LocalDate } from "@/server/platform/dates";
import type { EntryStatus } from "./entry-status";

/** An offer as its link shows it: first names, the activity, the day, until when. Nothing else about the family (B5). */
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
  /** It can still be answered. */
  readonly open: boolean;
}
