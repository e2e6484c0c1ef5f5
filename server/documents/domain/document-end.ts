import type { LocalDate } from "@/server/platform/dates";
import type { DocumentNeed } from "./needed-documents";

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
 * is enrolled beyond the end; a paper of the household counts for any of its children. `enrolledUntil`: the last day that
 * each child of the household is enrolled, for those who are.
 */
export function endsToTell(
  ends: readonly DocumentEnd[],
  needs: readonly DocumentNeed[],
  { today, enrolledUntil }: { readonly today: LocalDate; readonly enrolledUntil: ReadonlyMap<string, LocalDate> },
): DocumentEnd[] {
  const lastOfAll = [...enrolledUntil.values()].sort().at(-1);
  return ends.filter(({ typeId, childId, validUntil, stage }) => {
    const last = childId === null ? lastOfAll : enrolledUntil.get(childId);
    if (last === undefined || last < today || last <= validUntil) return false;
    return needs.some(
      (need) =>
        need.type.id === typeId &&
        (need.child?.id ?? null) === childId &&
        need.state === STATE_OF[stage] &&
        need.validUntil === validUntil,
    );
  });
}
