import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { lockAlert, markAlertClosed } from "../data/alerts";
import { moveOperation } from "../data/moves";
import { lockOperation, noteAnswer } from "../data/operations";
import { nextState } from "../domain/payfip";
import type { PaymentError } from "../errors";

/**
 * An agent has looked into what was told. A mismatch that was looked into leaves its invoices to be paid: the operation is
 * over and asked about no more, unless PayFiP says otherwise to somebody later, for a late success always wins. Closed twice, it
 * keeps the first note.
 */
export async function closeAlert(
  tx: Tx,
  closing: {
    readonly alertId: string;
    readonly note: string;
    readonly accountId: string;
    readonly now: Temporal.Instant;
  },
): Promise<Result<{ alertId: string }, PaymentError>> {
  const { alertId, note, accountId, now } = closing;
  const alert = await lockAlert(tx, alertId);
  if (!alert) return err({ tag: "PaymentAlertNotFound" });
  if (alert.closed) return ok({ alertId });
  await markAlertClosed(tx, alertId, { note, accountId, now });
  if (alert.kind !== "mismatch" || alert.operationId === null) return ok({ alertId });
  const operation = await lockOperation(tx, alert.operationId);
  if (operation?.status !== "mismatch") return ok({ alertId });
  const step = nextState(operation.status, { tag: "dismissed" }, { createdAt: operation.createdAt, now });
  if (step.tag === "moved") {
    await moveOperation(tx, operation, { at: now, cause: step.cause, to: step.to, detail: "agent" });
    await noteAnswer(tx, operation.id, { answer: null, trouble: null, askAt: null });
  }
  return ok({ alertId });
}
