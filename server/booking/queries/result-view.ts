import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { mailAddressOf, type PriceSight } from "@/server/families";
import { sumCents } from "@/server/platform/money";
import type { BookingDraft } from "../data/drafts";
import { periodText } from "../domain/mails.fr";
import { outcomeOf } from "../domain/outcome";
import { settledFor } from "../domain/recap";
import type { ResultView } from "../domain/result-view";
import { settledLines } from "../domain/settled-lines.fr";
import { changedSomething, settledTitle } from "../domain/settled-title.fr";

/** What became of a confirmed draft, for a reader with this sight of prices. */
export async function readResultView(tx: Tx, draft: BookingDraft, { amounts }: PriceSight): Promise<ResultView> {
  const settled = settledFor(draft.result, amounts);
  const outcomes = settled.lines.map((line) => outcomeOf(line, settled));
  const lines = settledLines(settled);
  const tags = lines.map(({ tag }) => tag);
  return {
    draftId: draft.id,
    title: settledTitle(tags, periodText(settled.first, settled.last)),
    changed: changedSomething(tags),
    activityId: draft.activityId,
    activityName: settled.activityName,
    first: settled.first,
    last: settled.last,
    queueRule: settled.queueRule,
    showRank: settled.showRank,
    lines,
    bookedTotal: amounts
      ? sumCents(outcomes.flatMap((outcome) => (outcome.tag === "booked" ? (outcome.price ?? []) : [])))
      : null,
    mailed: (await mailAddressOf(tx, draft.accountId)) !== undefined,
  };
}
