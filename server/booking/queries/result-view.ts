import "server-only";
import type { PriceSight } from "@/server/families";
import { sumCents } from "@/server/platform/money";
import type { BookingDraft } from "../data/drafts";
import { outcomeOf } from "../domain/outcome";
import { describeOutcome } from "../domain/outcome.fr";
import { settledFor } from "../domain/recap";
import type { ResultView } from "../domain/result-view";

/** What became of a confirmed draft, for a reader with this sight of prices. */
export function resultViewOf(draft: BookingDraft, { amounts }: PriceSight): ResultView {
  const settled = settledFor(draft.result, amounts);
  const outcomes = settled.lines.map((line) => ({ line, outcome: outcomeOf(line, settled) }));
  return {
    draftId: draft.id,
    activityId: draft.activityId,
    activityName: settled.activityName,
    first: settled.first,
    last: settled.last,
    queueRule: settled.queueRule,
    lines: outcomes.map(({ line, outcome }) => ({
      firstName: line.firstName,
      day: line.day,
      tag: outcome.tag,
      text: describeOutcome(outcome, settled.showRank),
    })),
    bookedTotal: amounts
      ? sumCents(outcomes.flatMap(({ outcome }) => (outcome.tag === "booked" ? (outcome.price ?? []) : [])))
      : null,
  };
}
