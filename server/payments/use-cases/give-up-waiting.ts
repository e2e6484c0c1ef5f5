import "server-only";
import { Temporal } from "temporal-polyfill";
import { type TenantScope, withCity } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { voidOperation } from "../data/operation-birth";
import { lockOperation } from "../data/operations";
import type { Operation } from "../domain/operation";

/** Longer than PayFiP may take to give an id: whoever asked for it is dead, or has told the payer that there is none. */
export const WAIT_FOR_ID_SECONDS = 60;

/**
 * Frees the invoices of an operation that got no id because the process that asked for one died (quality F1). An id that
 * comes later is seen by nobody, and dies alone.
 */
export async function giveUpWaiting(scope: TenantScope, known: Operation, clock: Clock): Promise<Operation> {
  const now = clock.now();
  const limit = known.createdAt.add({ seconds: WAIT_FOR_ID_SECONDS });
  if (known.status !== "asked" || Temporal.Instant.compare(now, limit) < 0) return known;
  return withCity(scope, async (tx) => {
    const operation = await lockOperation(tx, known.id);
    if (operation?.status !== "asked") return operation ?? known;
    await voidOperation(tx, operation, { now, trouble: null });
    return { ...operation, status: "void" };
  });
}
