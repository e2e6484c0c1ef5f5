import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { formatInstant } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { reassign, type Sight } from "../data/assignments";
import type { BackofficeError } from "../errors";
import { readItemState } from "../queries/item-state";

export interface Assigning extends Sight {
  readonly id: string;
  /** Who had the item on the page that the agent saw; null for nobody. */
  readonly seen: string | null;
  /** Who gets it; null gives it back to everybody. */
  readonly to: string | null;
  /** IANA zone of the city. */
  readonly timezone: string;
}

/**
 * Takes an item, takes it over from the colleague that the page named, or gives it back (W1). Of two agents who take
 * the same item at once, the second learns who has it. Errors: QueueItemNotFound, QueueItemTaken, QueueItemDecided.
 */
export async function assignItem(tx: Tx, asked: Assigning): Promise<Result<null, BackofficeError>> {
  if (await reassign(tx, asked, asked.seen, asked.to)) return ok(null);
  const state = await readItemState(tx, asked);
  if (!state) return err({ tag: "QueueItemNotFound" });
  if (state.status !== "pending") {
    const at = Temporal.Instant.fromEpochMilliseconds((state.decidedAt ?? state.since).getTime());
    return err({
      tag: "QueueItemDecided",
      by: state.decidedBy ?? "La famille",
      when: formatInstant(at, asked.timezone),
    });
  }
  if (state.assignedTo === asked.to) return ok(null);
  return err({ tag: "QueueItemTaken", by: state.assignee ?? "" });
}
