import "server-only";
import { addJob } from "@/server/db/jobs";
import { withCity } from "@/server/db/tenant-tx";
import type { Door } from "@/server/identity";
import { logger } from "@/server/platform/logger";
import { takeTry } from "@/server/platform/rate-limit";
import { findOperationByIdOp, noteNotification } from "../data/operations";
import { PAGE_MS } from "../payfip";
import { askPayFip } from "./ask-payfip";

/** Far above what PayFiP sends for a town; what is beyond it is not looked up, and costs nothing (1.6: never depend on it). */
const RATE = { name: "payfip-notification", hits: 300, windowSeconds: 60 } as const;

/** Of many notifications at once, one asks; a job asks once more for all the others. */
const GAP_SECONDS = 2;

/**
 * PayFiP says that something happened to an id: a reason to ask it, and nothing else (PROTOCOLS 1.6, 1.9; I4). The same
 * whatever the order and however often; an id that is not one of the town's is logged, and nothing more.
 */
export async function receiveNotification({ city, clock, ip, requestId }: Door, idOp: string): Promise<void> {
  if (!(await takeTry(RATE, [city.id, ip], clock)).ok) return;
  const scope = { cityId: city.id, actor: "payfip", request: requestId };
  const notified = await withCity(scope, async (tx) => {
    const known = await findOperationByIdOp(tx, idOp);
    if (!known) return undefined;
    const notifications = await noteNotification(tx, known.id, clock.now());
    const runAt = clock.now().add({ seconds: GAP_SECONDS });
    await addJob(tx, "ask-payfip", { operationId: known.id }, { runAt, key: `ask-payfip:${known.id}` });
    return { operationId: known.id, notifications };
  });
  if (!notified) {
    logger.warn(
      { event: "payfip-unknown-id", cityId: city.id, request: requestId },
      "PayFiP: a notification about an id that is not known",
    );
    return;
  }
  const { operationId, notifications } = notified;
  if (notifications > 1) logger.info({ cityId: city.id, operationId, notifications }, "PayFiP: notified again");
  const question = { city, clock, scope, operationId, by: "notification" as const };
  await askPayFip({ ...question, withinMs: PAGE_MS, gapSeconds: GAP_SECONDS });
}
