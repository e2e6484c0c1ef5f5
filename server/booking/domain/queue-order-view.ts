import type { QueueCriterion } from "@/server/catalogue/domain";

/** Who passes first on the waiting lists of an activity, for the staff who may change it (B5). */
export interface QueueOrderView {
  readonly activity: { readonly code: string; readonly name: string };
  /** The strongest criterion first; none: who came first. */
  readonly order: readonly QueueCriterion[];
  /** Whether a full day has a waiting list at all. */
  readonly hasWaitlist: boolean;
  /** Whether a family that waits sees its rank. */
  readonly showRank: boolean;
  /** Requests that wait for a day to come. */
  readonly waiting: number;
}
