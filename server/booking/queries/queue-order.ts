import "server-only";
import { findActivityByCode } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { countWaiting } from "../data/queue-orders";
import type { QueueOrderView } from "../domain/queue-order-view";

/** Undefined when the city has no such activity. */
export async function readQueueOrder(tx: Tx, code: string, today: LocalDate): Promise<QueueOrderView | undefined> {
  const activity = await findActivityByCode(tx, code);
  if (!activity) return undefined;
  const { id, name, queueOrder: order, settings } = activity;
  const waiting = await countWaiting(tx, id, today);
  const { whenFull, waitlist } = settings;
  return {
    activity: { code, name },
    order,
    hasWaitlist: whenFull === "waitlist",
    showRank: waitlist.showRank,
    waiting,
  };
}
