import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { RecapSummary } from "./recap";
import type { SchoolChange } from "./schooling.fr";

/** The page between the wish and the confirmation (B3). */
export interface RecapView extends RecapSummary {
  readonly draftId: string;
  readonly activityId: string;
  /** The town has other activities: the totals are of this one only. */
  readonly several: boolean;
  /** The children of its lines who are at two schools over the period. */
  readonly schoolChanges: readonly SchoolChange[];
  /** Null for a reader who may not know amounts. */
  readonly totals: { readonly before: Cents; readonly after: Cents } | null;
  /** To be sent back with the confirmation. */
  readonly seen: readonly string[];
  /** Cells whose line differs from what was shown before; null on a first reading. */
  readonly changed: readonly { readonly firstName: string; readonly day: LocalDate }[] | null;
  readonly confirmed: boolean;
}
