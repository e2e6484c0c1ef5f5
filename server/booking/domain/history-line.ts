import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";

/** A booking or a cancellation, latest first. `explanation` is how its price was reached, as it was then (F4): empty for a reader who may not know. */
export interface HistoryLine {
  readonly id: string;
  readonly firstName: string;
  readonly day: LocalDate;
  readonly activityName: string;
  readonly cancelled: boolean;
  /** Cancelled too late: still due. */
  readonly billed: boolean;
  readonly late: boolean;
  /** Why the town closed the day, when that cancelled it, or made a late cancellation free. */
  readonly closedFor: string | null;
  /** The family had cancelled too late before the town closed the day: no longer due. */
  readonly freed: boolean;
  /** Null for a reader who may not know amounts. */
  readonly price: Cents | null;
  readonly at: string;
  /** The name of who did it; null when a place that was offered was accepted by the link of its mail. */
  readonly by: string | null;
  readonly explanation: readonly string[];
}
