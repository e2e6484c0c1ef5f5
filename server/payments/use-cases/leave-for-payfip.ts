import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { moveOperation } from "../data/moves";
import { noteRedirect } from "../data/operation-birth";
import { findFamilyOperation, lockOperation } from "../data/operations";
import { nextState } from "../domain/payfip";
import type { PaymentError } from "../errors";
import { configuredPayFip, paymentPageUrl } from "../payfip";

/**
 * Where the payer goes: PayFiP's page, the first time. It opens once only (P3): whoever comes again, by the back button or
 * another tab, is shown where the payment is instead, and gets null.
 */
export async function leaveForPayFip(
  tx: Tx,
  {
    operationId,
    familyId,
    now,
  }: { readonly operationId: string; readonly familyId: string; readonly now: Temporal.Instant },
): Promise<Result<{ readonly url: string | null }, PaymentError>> {
  const own = await findFamilyOperation(tx, operationId, familyId);
  if (!own) return err({ tag: "PaymentOperationNotFound" });
  const operation = await lockOperation(tx, operationId);
  if (!operation?.idOp || !configuredPayFip()) return ok({ url: null });
  const step = nextState(operation.status, { tag: "redirected" }, { createdAt: operation.createdAt, now });
  if (step.tag !== "moved") return ok({ url: null });
  await moveOperation(tx, operation, { at: now, cause: step.cause, to: step.to, detail: "" });
  await noteRedirect(tx, operationId, now);
  return ok({ url: paymentPageUrl(operation.idOp) });
}
