import "server-only";
import { addJob, type JobHandler } from "@/server/db/jobs";
import { withCity } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { type City, findCityById } from "@/server/tenancy";
import { findOperation, overdueOperations } from "./data/operations";
import { askPayFip } from "./use-cases/ask-payfip";

/**
 * Asks PayFiP about an operation, by its plan; run twice, it learns nothing new. One that died since, of P1 or because an agent has
 * looked, is asked about no more.
 */
export const askPayFipJob: JobHandler<"ask-payfip"> = async ({ operationId }, { cityId, clock }) => {
  const city = await findCityById(cityId);
  if (!city) throw new Error("The city of this job is not known");
  const scope = { cityId, actor: "worker" };
  const operation = await withCity(scope, (tx) => findOperation(tx, operationId));
  if (operation?.status === "dead") return;
  await askPayFip({ city, clock, scope, operationId, by: "job" });
};

/** A job that is on time is not disturbed. */
const LATE_SECONDS = 15;

/**
 * Gives a job to each operation of a town whose time to be asked about has passed: it was lost, or its worker was killed
 * (quality F1). @returns how many there were.
 */
export async function sweepPayFip(city: City, clock: Clock): Promise<number> {
  return withCity({ cityId: city.id, actor: "worker" }, async (tx) => {
    const late = await overdueOperations(tx, clock.now().subtract({ seconds: LATE_SECONDS }));
    for (const operationId of late)
      await addJob(tx, "ask-payfip", { operationId }, { key: `ask-payfip:${operationId}` });
    return late.length;
  });
}
