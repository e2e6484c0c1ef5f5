import "server-only";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, sumCents } from "@/server/platform/money";
import type { BookingDraft } from "../data/drafts";
import { type LineOutcome, outcomeOf } from "../domain/outcome";
import { describeOutcome } from "../domain/outcome.fr";
import { settledSchema } from "../domain/recap";

export interface ResultLine {
  readonly firstName: string;
  readonly day: LocalDate;
  readonly tag: LineOutcome["tag"];
  readonly text: string;
}

/** What a confirmed draft did, as its page and its mail say it. */
export interface ResultView {
  readonly draftId: string;
  readonly activityName: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly lines: readonly ResultLine[];
  /** Price of what was booked by this confirmation. */
  readonly bookedTotal: Cents;
}

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
