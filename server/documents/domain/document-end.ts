import type { LocalDate } from "@/server/platform/dates";
import { type Attended, askedUntil, type DocumentNeed } from "./needed-documents";

/** Soon, or over. */
export type EndStage = "ending" | "ended";

/** A document that a household sent, and that runs out. */
export interface DocumentEnd {
  readonly typeId: string;
  readonly childId: string | null;
  /** Last day on which it counts. */
  readonly validUntil: LocalDate;
  readonly stage: EndStage;
}

/** A document that ended longer ago is not news: who comes back after it reads so in their space. */
export const TOLD_FOR_DAYS = 30;

const STATE_OF = { ending: "ending", ended: "expired" } as const;

/**
 * The ends that a household must hear of today (D11): of what the town still needs, that nothing newer replaces, for a child who
 * is enrolled beyond the end in what it is asked for; a paper of the household counts for any of its children.
 */
export function endsToTell(
  ends: readonly DocumentEnd[],
  needs: readonly DocumentNeed[],
  { today, attended }: { readonly today: LocalDate; readonly attended: readonly Attended[] },
): DocumentEnd[] {
  return ends.filter(({ typeId, childId, validUntil, stage }) =>
    needs.some((need) => {
      const isThis = need.type.id === typeId && (need.child?.id ?? null) === childId;
      if (!isThis || need.state !== STATE_OF[stage] || need.validUntil !== validUntil) return false;
      const last = askedUntil(need.type, childId, attended);
      return last !== undefined && last >= today && last > validUntil;
    }),
  );
}
