import { joinAlike } from "./alike-days.fr";
import { outcomeOf } from "./outcome";
import { describeOutcome } from "./outcome.fr";
import type { Settled } from "./recap";
import type { ResultLine } from "./result-view";

/** What became of each line of a confirmation, in words; days that were left alone for one reason are joined as in the recap. */
export function settledLines(settled: Settled): ResultLine[] {
  const told = settled.lines.map((line) => {
    const outcome = outcomeOf(line, settled);
    const { childId, firstName, day } = line;
    return { childId, firstName, day, tag: outcome.tag, text: describeOutcome(outcome, settled.showRank) };
  });
  const left = joinAlike(told, ({ childId, tag, text }) => (tag === "untouched" ? `${childId} ${text}` : null));
  return left.map(({ line: { firstName, day, tag, text }, days }) => ({ firstName, day, days, tag, text }));
}
