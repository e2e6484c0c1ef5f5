import "server-only";
import { sumCents } from "@/server/platform/money";
import type { BookingDraft } from "../data/drafts";
import { outcomeOf } from "../domain/outcome";
import { describeOutcome } from "../domain/outcome.fr";
import { settledSchema } from "../domain/recap";
import type { ResultView } from "../domain/result-view";

export function resultViewOf(draft: BookingDraft): ResultView {
  const settled = settledSchema.parse(draft.result);
  const outcomes = settled.lines.map((line) => ({ line, outcome: outcomeOf(line, settled) }));
  return {
    draftId: draft.id,
    activityName: settled.activityName,
    first: settled.first,
    last: settled.last,
    lines: outcomes.map(({ line, outcome }) => ({
      firstName: line.firstName,
      day: line.day,
      tag: outcome.tag,
      text: describeOutcome(outcome, settled.showRank),
    })),
    bookedTotal: sumCents(outcomes.flatMap(({ outcome }) => (outcome.tag === "booked" ? [outcome.price] : []))),
  };
}
