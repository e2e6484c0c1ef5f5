import "server-only";
import type { Temporal } from "temporal-polyfill";
import { findRegie } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { formatInstant } from "@/server/platform/dates";
import { faceOf, freeAgainAt, resumableUntil } from "../domain/face";
import type { Operation } from "../domain/operation";
import type { TrialView } from "../domain/trial";
import { configuredPayFip } from "../payfip";

interface Reader {
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/** A trial payment as the agent who made it is told of it. */
export async function readTrialView(tx: Tx, operation: Operation, { zone, now }: Reader): Promise<TrialView> {
  const regie = await findRegie(tx, operation.regieId);
  const until = configuredPayFip() ? resumableUntil(operation, now) : null;
  const free = freeAgainAt(operation);
  return {
    operationId: operation.id,
    regieId: operation.regieId,
    regieName: regie?.name ?? "",
    face: faceOf(operation),
    isActivation: operation.sent.saisie === "X",
    amount: operation.sent.amount,
    reference: operation.sent.refdet,
    leaveUntil: until && operation.status === "created" ? formatInstant(until, zone) : null,
    freeAgainAt: free && formatInstant(free, zone),
  };
}
