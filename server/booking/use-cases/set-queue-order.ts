import "server-only";
import type { z } from "zod";
import { findActivityByCode } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { replaceQueueOrder } from "../data/queue-orders";
import type { PlacesError } from "../places-errors";
import type { saveQueueOrderSchema } from "../queue-order-schemas";

/** "moved": another agent changed the order since the form was shown; nothing was done. "same": it is what it was. */
export interface QueueOrderOutcome {
  readonly code: string;
  readonly outcome: "saved" | "same" | "moved";
}

/**
 * Says who passes first on the waiting lists of an activity (B5). Ranks follow at once; a place that is offered stays so. Sent
 * twice, it changes nothing the second time. Error: PlacesActivityNotFound.
 */
export async function setQueueOrder(
  tx: Tx,
  { code, order, seen }: z.output<typeof saveQueueOrderSchema>,
): Promise<Result<QueueOrderOutcome, PlacesError>> {
  const activity = await findActivityByCode(tx, code);
  if (!activity) return err({ tag: "PlacesActivityNotFound" });
  if (activity.queueOrder.join() === order.join()) return ok({ code, outcome: "same" });
  const replaced = await replaceQueueOrder(tx, activity.id, { order, seen });
  return ok({ code, outcome: replaced ? "saved" : "moved" });
}
